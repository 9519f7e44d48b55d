import { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeOutput } from '../../src/compiler/write-output.ts'
import { writeFiles } from './plugin-folder.ts'

test('files are written whole, the folder is ignored by git, no draft is left', () => {
  const root = writeFiles({})
  expect(writeOutput(root, { 'plugin.ts': 'a', 'types.d.ts': 'b' })).toEqual([
    '.dify-edge/plugin.ts',
    '.dify-edge/types.d.ts',
  ])
  expect(readdirSync(join(root, '.dify-edge')).toSorted()).toEqual([
    '.gitignore',
    'plugin.ts',
    'types.d.ts',
  ])
  expect(readFileSync(join(root, '.dify-edge/.gitignore'), 'utf8')).toBe('*\n')
})

test('only what has changed is written', () => {
  const root = writeFiles({})
  writeOutput(root, { 'plugin.ts': 'a', 'types.d.ts': 'b' })
  const inode = () => statSync(join(root, '.dify-edge/plugin.ts')).ino
  const before = inode()
  expect(writeOutput(root, { 'plugin.ts': 'a', 'types.d.ts': 'c' })).toEqual([
    '.dify-edge/types.d.ts',
  ])
  expect(inode()).toBe(before)
  writeOutput(root, { 'plugin.ts': 'd' })
  expect(inode()).not.toBe(before)
})

test('a symbolic link in place of the folder is not followed, one in place of a file is replaced', () => {
  const outside = writeFiles({ 'plugin.ts': 'kept' })
  const linked = writeFiles({})
  symlinkSync(outside, join(linked, '.dify-edge'))
  expect(() => writeOutput(linked, { 'plugin.ts': 'a' })).toThrow('.dify-edge is a symbolic link')
  const root = writeFiles({})
  mkdirSync(join(root, '.dify-edge'))
  symlinkSync(join(outside, 'plugin.ts'), join(root, '.dify-edge/plugin.ts'))
  writeOutput(root, { 'plugin.ts': 'a' })
  expect(readFileSync(join(outside, 'plugin.ts'), 'utf8')).toBe('kept')
  expect(readFileSync(join(root, '.dify-edge/plugin.ts'), 'utf8')).toBe('a')
})

test('where nothing can be written, no draft is left', () => {
  const root = writeFiles({})
  mkdirSync(join(root, '.dify-edge/plugin.ts'), { recursive: true })
  writeFileSync(join(root, '.dify-edge/plugin.ts/in-the-way'), '')
  expect(() => writeOutput(root, { 'plugin.ts': 'a' })).toThrow()
  expect(readdirSync(join(root, '.dify-edge')).toSorted()).toEqual(['.gitignore', 'plugin.ts'])
})
