import { isNode, nameOf } from './any-node.ts'
import type { AnyNode } from './any-node.ts'
import { mayHaveSession } from './may-have-session.ts'
import { IDENTIFIER, SESSION, WRITTEN } from './names.ts'

/** What a piece of code may reach, by the names that stand in it. */
export interface Uses {
  /** Variables: what is declared or imported somewhere, and what is neither. */
  readonly variables: Set<string>
  /** Members of whatever object: `x` where it is read or called, `x=` where it is written; private ones begin with `#`. */
  readonly members: Set<string>
  /** Members of the instance itself (`this.x`), in the same way. */
  readonly own: Set<string>
}

/** How code is read. */
export interface ReadingOptions {
  /**
   * Counts the keys of object literals as written, as `Object.assign(response, { mimetype })` does.
   * Nothing in the library does.
   */
  readonly literals: boolean
  /** Variables, and members in the library, that hold nothing of it, such as `Object`: what is read of them does not count. */
  readonly foreign: ReadonlySet<string>
}

/** No use yet. */
export const noUses = (): Uses => ({ variables: new Set(), members: new Set(), own: new Set() })

interface Visit extends ReadingOptions {
  readonly uses: Uses
  /** Whether `this` is the instance of the class whose member is read. */
  readonly isInstance: boolean
}

/** Adds what the code below a node may reach; types reach nothing. */
export const collectUses = (
  node: unknown,
  uses: Uses,
  options: ReadingOptions & { readonly isInstance?: boolean },
): Uses => {
  visit(node, { isInstance: false, ...options, uses })
  return uses
}

const visit = (node: unknown, at: Visit): void => {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, at)
  } else if (isNode(node)) {
    const read = readers[node.type]
    if (read !== undefined) read(node, at)
    else if (!TYPES.has(node.type)) visitChildren(node, at)
  }
}

const visitChildren = (node: AnyNode, at: Visit): void => {
  for (const key in node) if (!TYPE_KEYS.has(key)) visit(node[key], at)
}

type Reader = (node: AnyNode, at: Visit) => void

const readFunction: Reader = (node, at) => visitChildren(node, { ...at, isInstance: false })

const readClass: Reader = (node, at) => {
  if (at.literals && mayHaveSession(node)) at.uses.members.add(SESSION)
  visitChildren(node, at)
}

const readClassMember: Reader = (node, at) => {
  visit(node['decorators'], { ...at, isInstance: false })
  if (node['computed'] === true) visit(node['key'], at)
  visit(node['value'], { ...at, isInstance: false })
}

const readLoop: Reader = ({ left, right, body }, at) => {
  visitTarget(left, at)
  visit([right, body], at)
}

/** Reads what is assigned to by a pattern or a loop. */
const visitTarget = (node: unknown, at: Visit): void => {
  if (isNode(node) && node.type === 'MemberExpression') readMember(node, at, WRITTEN)
  else visit(node, at)
}

/** How the kinds of nodes are read that are not just the sum of what is below them. */
const readers: Readonly<Record<string, Reader>> = {
  Identifier: ({ name }, { uses }) => uses.variables.add(name as string),
  // What is imported is used where it stands again.
  ImportDeclaration: () => undefined,
  PrivateIdentifier: ({ name }, { uses }) => uses.members.add(`#${name as string}`),
  // A member may be named by a text that is it, never by a part of a longer one.
  Literal: ({ value }, { uses }) => {
    if (typeof value === 'string') addText(value, uses)
  },
  TemplateElement: ({ value }, { uses }) => {
    const { cooked } = value as { cooked: string | null }
    if (cooked !== null) addText(cooked, uses)
  },
  MemberExpression: (node, at) => readMember(node, at, ''),
  AssignmentExpression: (node, at) => {
    const { left, right, operator } = node as AnyNode & { left: AnyNode }
    if (left.type === 'MemberExpression') {
      readMember(left, at, WRITTEN)
      if (operator !== '=') readMember(left, at, '')
    } else visit(left, at)
    visit(right, at)
  },
  UpdateExpression: (node, at) => {
    const { argument } = node as AnyNode & { argument: AnyNode }
    visit(argument, at)
    if (argument.type === 'MemberExpression') readMember(argument, at, WRITTEN)
  },
  ObjectExpression: ({ properties }, at) => {
    for (const one of properties as readonly AnyNode[]) {
      if (one.type !== 'Property') visit(one, at)
      else {
        readKey(one, at, at.literals ? WRITTEN : undefined)
        visit(one['value'], at)
      }
    }
  },
  VariableDeclarator: (node, at) => {
    const { id, init } = node as AnyNode & { id: AnyNode; init: AnyNode | null }
    if (id.type === 'ObjectPattern' && init !== null && isForeign(init, at)) {
      for (const one of id['properties'] as readonly AnyNode[]) {
        if (one['computed'] === true) visit(one['key'], at)
        visit(one['value'] ?? one['argument'], at)
      }
    } else visit(id, at)
    visit(init, at)
  },
  // What is left is in a pattern, and reads a member.
  Property: (node, at) => {
    readKey(node, at, '')
    visitTarget(node['value'], at)
  },
  ArrayPattern: ({ elements }, at) => {
    for (const one of elements as readonly unknown[]) visitTarget(one, at)
  },
  RestElement: ({ argument }, at) => visitTarget(argument, at),
  AssignmentPattern: ({ left, right }, at) => {
    visitTarget(left, at)
    visit(right, at)
  },
  ForInStatement: readLoop,
  ForOfStatement: readLoop,
  ClassDeclaration: readClass,
  ClassExpression: readClass,
  MethodDefinition: readClassMember,
  PropertyDefinition: readClassMember,
  StaticBlock: readFunction,
  FunctionDeclaration: readFunction,
  FunctionExpression: readFunction,
}

/** Reads `x.member`, with the mark of how it is used; whatever is computed may be read and written. */
const readMember = (node: AnyNode, at: Visit, mark: string): void => {
  const { object, property, computed } = node as AnyNode & { object: AnyNode; property: AnyNode }
  if (computed === true) {
    visit(object, at)
    visit(property, at)
    return
  }
  visit(object, at)
  if (isForeign(object, at)) return
  const isOwn = at.isInstance && object.type === 'ThisExpression'
  const sigil = property.type === 'PrivateIdentifier' ? '#' : ''
  const members = isOwn && sigil === '' ? at.uses.own : at.uses.members
  members.add(`${sigil}${String(property['name'])}${mark}`)
}

/** What a plugin has as a member may be anything, whatever its name. */
const isForeign = (node: AnyNode, { foreign, literals }: Visit): boolean =>
  (node.type === 'Identifier' || !literals) && foreign.has(nameOf(node))

const readKey = (property: AnyNode, at: Visit, mark: string | undefined): void => {
  const { key, computed } = property as AnyNode & { key: AnyNode }
  if (computed === true) visit(key, at)
  else if (mark !== undefined) at.uses.members.add(`${String(key['name'] ?? key['value'])}${mark}`)
}

const addText = (text: string, { members }: Uses): void => {
  if (IDENTIFIER.test(text)) members.add(text).add(text + WRITTEN)
}

const TYPES = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSTypeAnnotation'])

const TYPE_KEYS = new Set([
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'returnType',
  'implements',
])
