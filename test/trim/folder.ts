import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Files by their path in a folder. */
export type Files = Readonly<Record<string, string>>

/** Writes files to a folder of the test's own; gives the folder. */
export const writeFolder = (files: Files, name?: string): string => {
  const folder = createFolder(files, name)
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** Writes files to a new folder, which somebody has to remove. */
export const createFolder = (files: Files, name = 'trim-'): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Removes a folder and what is in it. */
export const removeFolder = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true })
}
