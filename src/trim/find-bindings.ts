import { Visitor } from 'oxc-parser'
import type { Program } from 'oxc-parser'
import { collectUses, noUses } from './uses.ts'

/** The names that a program gives to variables of its own, anywhere in it. */
export const findBindings = (program: Program): ReadonlySet<string> => {
  const uses = noUses()
  const bind = (...patterns: readonly unknown[]): void => {
    collectUses(patterns, uses, { literals: false, foreign: new Set() })
  }
  new Visitor({
    VariableDeclarator: ({ id }) => bind(id),
    FunctionDeclaration: ({ id, params }) => bind(id, params),
    FunctionExpression: ({ id, params }) => bind(id, params),
    ArrowFunctionExpression: ({ params }) => bind(params),
    ClassDeclaration: ({ id }) => bind(id),
    ClassExpression: ({ id }) => bind(id),
    TSEnumDeclaration: ({ id }) => bind(id),
    CatchClause: ({ param }) => bind(param),
    ImportDeclaration: ({ specifiers }) => bind(specifiers.map(({ local }) => local)),
  }).visit(program)
  return uses.variables
}
