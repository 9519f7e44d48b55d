import { parseSync } from 'oxc-parser'
import type { Roots } from '../../../src/trim/roots.ts'
import { ENTRY_FILE } from '../../../src/trim/package.ts'
import { GLOBALS } from '../../../src/trim/names.ts'
import { collectUses, noUses } from '../../../src/trim/uses.ts'

/** What code uses of the library, which exports these, and the Worker around it. */
export const readRoots = (code: string, exports: object): Roots => {
  const { program, errors } = parseSync('probe.js', code)
  if (errors[0] !== undefined) throw new SyntaxError(`${errors[0].message}: ${code}`)
  const uses = collectUses(program, noUses(), { literals: true, foreign: new Set(GLOBALS) })
  const names = new Set([...uses.variables, 'createApp'].filter((name) => name in exports))
  return {
    imports: Array.from(names, (name) => ({ file: ENTRY_FILE, name })),
    members: uses.members,
  }
}
