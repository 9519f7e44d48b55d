import { Visitor } from 'oxc-parser'
import type { Program } from 'oxc-parser'
import { findBindings } from './find-bindings.ts'
import type { Roots } from './roots.ts'
import { GLOBALS } from './names.ts'
import { ENTRY_FILE, LIBRARY } from './package.ts'
import type { Reference } from './read-module.ts'
import type { ParsedModule } from './parsed-module.ts'
import { collectUses, noUses } from './uses.ts'
import type { Uses } from './uses.ts'

/** Reads what a module uses of the library; undefined where it may be anything. */
export const readCode = ({ text, result: { program } }: ParsedModule): Roots | undefined => {
  const bindings = SHADOWED.test(text) ? findBindings(program) : new Set()
  const foreign = new Set(GLOBALS.filter((name) => !bindings.has(name)))
  const uses = collectUses(program, noUses(), { literals: true, foreign })
  const imports = findImports(program, uses)
  return imports === undefined ? undefined : { ...imports, members: uses.members }
}

/** Something besides a read of their members is done with the globals: one may be a variable of the code's own. */
const SHADOWED = new RegExp(
  `\\b(?:class|function)\\s+(?:${GLOBALS.join('|')})\\b|\\b(?:${GLOBALS.join('|')})\\b(?!\\s*[.(<[\`])`,
)

/** What is imported of the library; undefined where all of it is, and not just for a member. */
const findImports = (
  program: Program,
  { variables, members }: Uses,
): Omit<Roots, 'members'> | undefined => {
  const names: string[] = []
  const unused: string[] = []
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== LIBRARY) continue
    for (const one of statement.specifiers) {
      const isUsed = variables.has(one.local.name)
      if (one.type === 'ImportNamespaceSpecifier') {
        if (isPassedOn(one.local.name, program)) return undefined
        if (isUsed) names.push(...members)
      } else if (one.type === 'ImportSpecifier') {
        const name = 'name' in one.imported ? one.imported.name : one.imported.value
        const list = isUsed ? names : unused
        list.push(name)
      }
    }
  }
  const imports: readonly Reference[] = names.map((name) => ({ file: ENTRY_FILE, name }))
  return { imports, unused }
}

/** Tells whether a variable is used in another way than `variable.member`. */
const isPassedOn = (variable: string, program: Program): boolean => {
  let count = 0
  new Visitor({
    Identifier: ({ name }) => {
      if (name === variable) count += 1
    },
    MemberExpression: ({ object, computed }) => {
      if (object.type === 'Identifier' && object.name === variable && !computed) count -= 1
    },
  }).visit(program)
  // The import itself is one.
  return count > 1
}
