import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import type { Declaration, Statement } from 'oxc-parser'
import { OPTIONS } from './library-code.ts'
import { readClass } from './read-class.ts'
import type { Declared } from './read-class.ts'
import { collectUses, noUses } from './uses.ts'
import type { Uses } from './uses.ts'

/** A statement that does nothing but declare. */
export interface Declaring {
  readonly start: number
  readonly end: number
  readonly names: readonly string[]
}

/** A name of another module. */
export interface Reference {
  /** The module's file, from the same root. */
  readonly file: string
  /** The name that it exports; `*` for all of them. */
  readonly name: string
}

/** A module of the library. */
export interface Module {
  readonly file: string
  readonly text: string
  readonly imports: ReadonlyMap<string, Reference>
  /** What it exports under which name; without a file it is its own. */
  readonly exports: ReadonlyMap<string, Reference>
  /** The files all of whose exports it exports. */
  readonly stars: readonly string[]
  readonly declared: ReadonlyMap<string, Declared>
  readonly declaring: readonly Declaring[]
  /** What its other statements do as soon as the module is used. */
  readonly effects: Uses
}

/** Reads a module of the library; the file is a path from the root that the library has. */
export const readModule = (file: string, text: string): Module => {
  const { program, errors } = parseSync(file, text, { sourceType: 'module' })
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`)
  const imports = new Map<string, Reference>()
  const exports = new Map<string, Reference>()
  const stars: string[] = []
  const declared = new Map<string, Declared>()
  const declaring: Declaring[] = []
  const effects = noUses()
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const from = resolve(file, statement.source.value)
      if (statement.importKind === 'type' || from === undefined) continue
      for (const one of statement.specifiers) {
        const name = one.type === 'ImportSpecifier' ? nameOf(one.imported) : '*'
        imports.set(one.local.name, { file: from, name })
      }
    } else if (statement.type === 'ExportAllDeclaration') {
      const from = resolve(file, statement.source.value)
      if (statement.exportKind !== 'type' && from !== undefined) stars.push(from)
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration === null) {
      const from = statement.source === null ? file : resolve(file, statement.source.value)
      if (statement.exportKind === 'type' || from === undefined) continue
      for (const { exportKind, exported, local } of statement.specifiers) {
        if (exportKind !== 'type') {
          exports.set(nameOf(exported), { file: from, name: nameOf(local) })
        }
      }
    } else {
      const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      const names = inner === null ? [] : declare(inner, declared)
      if (names.length > 0) declaring.push({ start: statement.start, end: statement.end, names })
      else collectUses(inner, effects, OPTIONS)
    }
  }
  return { file, text, imports, exports, stars, declared, declaring, effects }
}

/** The file of a module that a module of the library imports; undefined for a package. */
const resolve = (file: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined

const nameOf = (name: { readonly name: string } | { readonly value: string }): string =>
  'name' in name ? name.name : name.value

/** Notes what a statement declares, and gives the names of it. */
const declare = (
  statement: Statement | Declaration,
  declared: Map<string, Declared>,
): readonly string[] => {
  if (statement.type === 'ClassDeclaration') {
    if (statement.id === null) return []
    declared.set(statement.id.name, readClass(statement))
    return [statement.id.name]
  }
  if (statement.type === 'FunctionDeclaration') {
    if (statement.id === null) return []
    const uses = collectUses([statement.params, statement.body], noUses(), OPTIONS)
    declared.set(statement.id.name, withoutMembers(uses))
    return [statement.id.name]
  }
  if (statement.type !== 'VariableDeclaration') return []
  const { declarations } = statement
  const [{ init } = { init: null }] = declarations
  // What stands in one statement lives and dies together.
  const value =
    declarations.length === 1 && init?.type === 'ClassExpression'
      ? readClass(init)
      : withoutMembers(collectUses(declarations, noUses(), OPTIONS))
  const names = collectUses(
    declarations.map(({ id }) => id),
    noUses(),
    OPTIONS,
  ).variables
  for (const name of names) declared.set(name, value)
  return [...names]
}

const withoutMembers = (uses: Uses): Declared => ({ uses, base: undefined, members: [] })
