import { globSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Roots } from '../../src/trim/roots.ts'
import { ENTRY_FILE, PACKAGE } from '../../src/trim/package.ts'
import { Library } from '../../src/trim/read-library.ts'

/** What every webhook may need of a request: its target, headers, cookies and body (whose `data` knows of forms). */
const BASIC =
  'method path root_path full_path url base_url host host_url root_url scheme is_secure query_string args headers cookies content_type content_length mimetype mimetype_params is_json data get_data json get_json stream status status_code get getlist to_dict has items keys values'.split(
    ' ',
  )

/** What a handler would use that named all of these members. */
const withMembers = (roots: Roots, members: readonly string[]): Roots => ({
  ...roots,
  members: new Set([...roots.members, ...members.flatMap((name) => [name, `${name}=`])]),
})

/** What a handler would use that named whatever a plain request has. */
export const nameBasics = (roots: Roots): Roots => withMembers(roots, BASIC)

/** What a handler would use that named all of Werkzeug's side: every class, member, exception and function. */
export const nameEverything = async (roots: Roots): Promise<Roots> => {
  const library = new Library(PACKAGE)
  const files = globSync('src/wrappers/**/*.ts', { cwd: PACKAGE })
  const members = files
    .map((file) => library.module(file.split(sep).join('/')))
    .flatMap(({ declared }) => Array.from(declared.values()))
    .flatMap((declared) => declared.members)
  const entry = (await import(join(PACKAGE, ENTRY_FILE))) as Readonly<Record<string, unknown>>
  const imports = Object.keys(entry)
    .map((name) => ({ file: ENTRY_FILE, name }))
    .filter((reference) =>
      library.findExport(reference).some(({ file }) => file.startsWith('src/wrappers/')),
    )
  const all = withMembers(
    roots,
    members.map(({ name }) => name),
  )
  return { ...all, imports: [...all.imports, ...imports] }
}
