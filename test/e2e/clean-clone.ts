import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** What a fresh clone of the work tree would hold: the tracked and the new files, nothing that is ignored. */
export const cleanClone = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dify-edge-'))
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  for (const file of listed.split('\0').filter(isThere)) {
    cpSync(join(ROOT, file), join(folder, file), { recursive: true })
  }
  return folder
}

// git also lists a file that was deleted since the last commit.
const isThere = (file: string): boolean => file !== '' && existsSync(join(ROOT, file))

/** Removes a clone; a process that is about to end may still hold files in it. */
export const removeClone = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
