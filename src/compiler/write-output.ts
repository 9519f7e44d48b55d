import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder in the plugin that the build writes to. */
export const OUTPUT_FOLDER = '.dify-edge'

/** Writes the emitted files; one whose bytes are as they were is left alone, so that watchers rest. Gives the names written. */
export const writeOutput = (
  root: string,
  files: Readonly<Record<string, string>>,
): readonly string[] => {
  const folder = join(root, OUTPUT_FOLDER)
  mkdirSync(folder, { recursive: true })
  return Object.entries(files)
    .filter(([name, text]) => writeChanged(join(folder, name), text))
    .map(([name]) => `${OUTPUT_FOLDER}/${name}`)
}

const writeChanged = (path: string, text: string): boolean => {
  if (readOrUndefined(path) === text) return false
  // A reader sees the old file or the new one, never a half.
  const draft = `${path}.${process.pid}.draft`
  try {
    writeFileSync(draft, text)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return true
}

const readOrUndefined = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
