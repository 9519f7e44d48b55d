import { pythonFloat, pythonInt } from './python-number.ts'

/** A value as Python reads it: int is a bigint, float a number, None null. */
export type ArgumentValue = string | bigint | number | boolean | null

/** One argument of a converter, with its place in the text of the arguments. */
export interface Argument {
  /** undefined where it is positional */
  readonly name: string | undefined
  readonly value: ArgumentValue
  /** the value as written */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The arguments read, or the place where no argument can be read. */
export type Arguments =
  | { readonly kind: 'arguments'; readonly list: readonly Argument[] }
  | { readonly kind: 'error'; readonly start: number; readonly end: number }

// What Python's \s and \w take; "ANY" is its "." (werkzeug.md, B5).
const SPACE =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*'
const WORD = '[\\p{L}\\p{N}_]'
const ANY = '[^\\n]'
const ARGUMENT = new RegExp(
  `(?<blank>${SPACE})(?:(?<name>${WORD}+)${SPACE}=${SPACE})?` +
    `(?<value>True|False|\\p{Nd}+${ANY}\\p{Nd}+|\\p{Nd}+${ANY}|\\p{Nd}+|(?:${WORD}|\\.)+|[urUR]?(?<quoted>"[^"]*"|'[^']*'))` +
    `${SPACE},`,
  'gu',
)

/** Reads what stands between the brackets of a converter, as Werkzeug's `parse_converter_args` does. */
export const parseArguments = (text: string): Arguments => {
  const list: Argument[] = []
  let position = 0
  for (const match of `${text},`.matchAll(ARGUMENT)) {
    if (match.index !== position) return { kind: 'error', start: position, end: match.index }
    const { blank = '', name, value = '', quoted } = match.groups ?? {}
    const end = match.index + match[0].length
    list.push({
      name,
      value: quoted === undefined ? readValue(value) : quoted.slice(1, -1),
      text: value,
      start: match.index + blank.length,
      end: end - 1,
    })
    position = end
  }
  return { kind: 'arguments', list }
}

const readValue = (text: string): ArgumentValue => {
  if (text === 'True') return true
  if (text === 'False') return false
  if (text === 'None') return null
  return pythonInt(text) ?? pythonFloat(text) ?? text
}
