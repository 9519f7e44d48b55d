import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder in the plugin that the build writes to. */
export const OUTPUT_FOLDER = '.dify-edge'

/** Writes the emitted files; one whose text is as it was is left alone, so that watchers rest. Gives the paths written. */
export const writeOutput = (
  root: string,
  files: Readonly<Record<string, string>>,
): readonly string[] => {
  const folder = join(root, OUTPUT_FOLDER)
  mkdirSync(folder, { recursive: true })
  // Otherwise a plugin could have files written wherever it points.
  if (lstatSync(folder).isSymbolicLink()) throw new Error(`${OUTPUT_FOLDER} is a symbolic link`)
  // What is emitted belongs in no repository.
  writeChanged(join(folder, '.gitignore'), '*\n')
  return Object.entries(files)
    .filter(([name, text]) => writeChanged(join(folder, name), text))
    .map(([name]) => `${OUTPUT_FOLDER}/${name}`)
}

/** Writes a file unless it has this text already; tells whether it did. */
const writeChanged = (path: string, text: string): boolean => {
  if (readIfThere(path) === text) return false
  // Whoever reads meanwhile sees the old file or the new one, never a part.
  const draft = `${path}.${process.pid}.draft`
  try {
    writeFileSync(draft, text)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return true
}

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
