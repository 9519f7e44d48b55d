import type { Class, ClassElement, Program } from 'oxc-parser'
import { beginClass, beginInvoke } from './begin-handler.ts'
import type { HandlerUse } from './begin-handler.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import type { SourceFile, Span } from './source-file.ts'

const METHOD = '_invoke'

/**
 * Checks that the class a module exports by default has a method that can answer. What a base class has is not
 * known, unless that is `Endpoint` itself.
 */
export function* checkInvoke(
  file: SourceFile,
  use: HandlerUse,
  { program, exported }: { readonly program: Program; readonly exported: Span },
): Checking {
  const handler = findClass(program)
  if (handler === undefined) return
  const { superClass } = handler
  const members = handler.body.body
  const method = members.find(answers)
  if (method !== undefined) {
    if (method.type === 'MethodDefinition' && method.value.generator) {
      yield error('handler-invoke', placeIn(file, method.key), {
        message: `${quote(METHOD)} is a generator, and must give a Response`,
        hint: 'return new Response(generate()) with the generator inside: async function* generate() { ... }',
      })
    }
    return
  }
  const isKnown = superClass === null || isEndpoint(superClass)
  if (!isKnown || members.some(mayAnswer) || assignsIt(file, handler)) return
  const near = members.find((member) => isNear(member))
  yield error('handler-invoke', placeIn(file, near === undefined ? exported : keyOf(near)), {
    message: `The handler has no method ${quote(METHOD)}`,
    hint:
      near !== undefined
        ? remedyFor(near)
        : superClass === null
          ? `write: ${beginClass(use)} { ${beginInvoke(use)} }`
          : `add: ${beginInvoke(use)}`,
  })
}

const isEndpoint = (base: Class['superClass']): boolean =>
  base?.type === 'Identifier' && base.name === 'Endpoint'

const findClass = ({ body }: Program): Class | undefined => {
  const exported = body.find((statement) => statement.type === 'ExportDefaultDeclaration')
  if (exported?.type !== 'ExportDefaultDeclaration') return undefined
  const { declaration } = exported
  if (declaration.type === 'ClassDeclaration') return declaration
  if (declaration.type !== 'Identifier') return undefined
  const { name } = declaration
  for (const statement of body) {
    if (statement.type === 'ClassDeclaration' && statement.id?.name === name) return statement
  }
  return undefined
}

type Member = Exclude<ClassElement, { type: 'StaticBlock' | 'TSIndexSignature' }>

const isMember = (element: ClassElement): element is Member => 'key' in element

/** The name of a member as it is called; private names and computed ones have none. */
const nameOf = ({ key, computed }: Member): string | undefined => {
  if (key.type === 'Literal') return String(key.value)
  return key.type === 'Identifier' && !computed ? key.name : undefined
}

/** Tells whether an element is the method, or a property that may hold it; signatures without a body are not. */
const answers = (element: ClassElement): element is Member => {
  if (!isMember(element) || element.static || nameOf(element) !== METHOD) return false
  if (element.type === 'PropertyDefinition') return !element.declare
  return element.type === 'MethodDefinition' && element.value.body !== null
}

// A name that is computed may be any.
const mayAnswer = (element: ClassElement): boolean =>
  isMember(element) && !element.static && element.computed && element.key.type !== 'Literal'

const assignsIt = (file: SourceFile, { start, end }: Span): boolean =>
  /\bthis\._invoke\s*=/.test(file.text.slice(start, end))

const isNear = (element: ClassElement): element is Member => {
  if (!isMember(element)) return false
  const name = element.key.type === 'PrivateIdentifier' ? element.key.name : nameOf(element)
  return name !== undefined && nearest(name, [METHOD]) !== undefined
}

const keyOf = (element: ClassElement): Span => (isMember(element) ? element.key : element)

const remedyFor = (element: ClassElement): string => {
  if (!isMember(element)) return ''
  if (element.key.type === 'PrivateIdentifier') return `name it ${quote(METHOD)}, without "#"`
  if (nameOf(element) !== METHOD) return `rename it to ${quote(METHOD)}`
  return element.static ? 'remove "static": each request has an instance' : 'give it a body'
}
