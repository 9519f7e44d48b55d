import { isNode, nameOf } from './any-node.ts'
import type { AnyNode } from './any-node.ts'

/** Tells whether a class takes arguments, as a handler is given its session, and is made of none of the language's. */
export const mayHaveSession = (node: AnyNode): boolean => {
  const { superClass, body } = node as AnyNode & { superClass: AnyNode | null; body: AnyNode }
  if (superClass === null || BUILT_IN.test(nameOf(superClass))) return false
  return (body['body'] as readonly AnyNode[]).some(takesArguments)
}

const takesArguments = ({ kind, value }: AnyNode): boolean =>
  kind === 'constructor' &&
  (((value as AnyNode)['params'] as readonly unknown[]).length > 0 || namesArguments(value))

const namesArguments = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(namesArguments)
  if (!isNode(value)) return false
  if (value.type === 'Identifier' && value['name'] === 'arguments') return true
  return Object.values(value).some(namesArguments)
}

// By their names in full: a class of the author's may be called `OnError`.
const BUILT_IN =
  /^(?:(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error|Map|Set|Array|Promise|Event|EventTarget|(?:Readable|Writable|Transform)Stream)$/
