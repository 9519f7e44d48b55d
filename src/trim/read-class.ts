import type { Class, ClassElement } from 'oxc-parser'
import { OPTIONS } from './library-code.ts'
import { collectUses, noUses } from './uses.ts'
import type { Uses } from './uses.ts'

/** What can be cut out of its class: a method, an accessor, or a private field. */
export interface Member {
  /** As it is called; a private one begins with `#`. */
  readonly name: string
  readonly kind: 'get' | 'set' | 'method' | 'field'
  readonly isStatic: boolean
  readonly start: number
  readonly end: number
  readonly uses: Uses
}

/** Something that a module declares at its top level. */
export interface Declared {
  readonly uses: Uses
  /** The variable that a class extends. */
  readonly base: string | undefined
  /** What of a class can be cut out; what cannot counts to the class itself. */
  readonly members: readonly Member[]
}

/** Reads what of a class can be cut out, and what of it goes with the class. */
export const readClass = ({ superClass, body }: Class): Declared => {
  const uses = collectUses(superClass, noUses(), OPTIONS)
  const members: Member[] = []
  for (const element of body.body) {
    const isInstance = !('static' in element && element.static)
    const options = { ...OPTIONS, isInstance }
    const name = memberName(element)
    if (name !== undefined && element.type === 'MethodDefinition') {
      const { start, end, value } = element
      const kind = element.kind === 'constructor' ? 'method' : element.kind
      const reached = collectUses([value.params, value.body], noUses(), options)
      members.push({ name, kind, isStatic: !isInstance, start, end, uses: reached })
    } else if (element.type === 'MethodDefinition') {
      collectUses([element.key, element.value.params, element.value.body], uses, options)
    } else if (element.type === 'PropertyDefinition') {
      const { key, value, computed, start, end } = element
      if (key.type === 'PrivateIdentifier') {
        const reached = collectUses(value, noUses(), options)
        members.push({
          name: `#${key.name}`,
          kind: 'field',
          isStatic: !isInstance,
          start,
          end,
          uses: reached,
        })
        continue
      }
      if (computed) collectUses(key, uses, options)
      collectUses(value, uses, options)
    } else collectUses(element, uses, options)
  }
  return { uses, base: superClass?.type === 'Identifier' ? superClass.name : undefined, members }
}

/** The name of a method or accessor that only who names it can reach. */
const memberName = (element: ClassElement): string | undefined => {
  if (element.type !== 'MethodDefinition' || element.computed) return undefined
  const { key } = element
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type !== 'Identifier' || IMPLICIT.has(key.name)) return undefined
  return key.name
}

/** Members that the language, the platform or whoever prints a value calls by themselves. */
const IMPLICIT = new Set(
  'constructor toString toJSON valueOf then next return throw start pull cancel write close abort transform flush message name stack cause'.split(
    ' ',
  ),
)
