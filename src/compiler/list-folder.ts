import { readdirSync } from 'node:fs'

/** The names in a folder, sorted; none where it is no folder or cannot be read. */
export const listFolder = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}
