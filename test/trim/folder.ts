import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Files by their path in a folder. */
export type Files = Readonly<Record<string, string>>

/** Writes files to a folder of the test's own; gives the folder. */
export const writeFolder = (files: Files, name = 'trim-'): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
