/** The widest line that a list or an object is written on. */
const WIDTH = 100

/**
 * A TypeScript expression that gives back plain data: objects, arrays, texts, numbers, bigints, booleans, null
 * and regular expressions. Keys with the value undefined are left out.
 */
export const emitLiteral = (value: unknown, indent = ''): string => {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((entry) => typeof entry === 'number')) {
      return emitNumbers(value, indent)
    }
    const members = value.map((entry) => emitLiteral(entry, inner))
    return emitMembers({ open: '[', close: ']', indent }, members)
  }
  if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
    const members = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => `${emitKey(key)}: ${emitLiteral(entry, inner)}`)
    return emitMembers({ open: '{ ', close: ' }', indent }, members)
  }
  return emitScalar(value)
}

/** A text as a literal that is safe wherever a script may stand: in HTML, and in old parsers. */
export const emitText = (text: string): string => {
  if (PLAIN.test(text)) return `'${text}'`
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${quoted.replace(UNSAFE, escapeUnit)}'`
}

// Most texts are; nothing in them has to be escaped.
const PLAIN = /^(?:[ !"#$%&(-;=-[\]-~]|<(?![/!sS]))*$/

// What would end or reopen a script element, line ends of old parsers, controls that no editor shows.
const UNSAFE = /<(?=\/|!--|script)|[\u2028\u2029\u007F-\u009F]/gi

/** A name as an object's key: quoted where it is no plain identifier. */
export const emitKey = (name: string): string => {
  // `__proto__: x` would set the prototype.
  if (name === '__proto__') return `['__proto__']`
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : emitText(name)
}

/** What stands around the members of a list or an object. */
export interface Brackets {
  readonly open: string
  readonly close: string
  /** The indentation of the line that the opening bracket is on. */
  readonly indent: string
}

/** Members between brackets: on one line where they fit, else each on a line of its own. */
export const emitMembers = (
  { open, close, indent }: Brackets,
  members: readonly string[],
): string => {
  if (members.length === 0) return `${open.trim()}${close.trim()}`
  if (fits(members, WIDTH - indent.length - open.length - close.length)) {
    return `${open}${members.join(', ')}${close}`
  }
  const body = members.map((member) => `${indent}  ${member},\n`).join('')
  return `${open.trim()}\n${body}${indent}${close.trim()}`
}

const fits = (members: readonly string[], width: number): boolean => {
  let left = width + 2
  for (const member of members) {
    left -= member.length + 2
    if (left < 0 || member.includes('\n')) return false
  }
  return true
}

// As many on a line as fit: the route table is thousands of them.
const emitNumbers = (numbers: readonly number[], indent: string): string => {
  const lines: string[] = []
  let line = ''
  for (const number of numbers) {
    const written = `${emitNumber(number)}, `
    if (indent.length + 2 + line.length + written.length > WIDTH + 1) {
      lines.push(line)
      line = ''
    }
    line += written
  }
  lines.push(line)
  if (lines.length === 1) return `[${line.slice(0, -2)}]`
  return `[\n${lines.map((text) => `${indent}  ${text.trimEnd()}\n`).join('')}${indent}]`
}

const emitScalar = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return emitText(value)
    case 'number':
      return emitNumber(value)
    case 'bigint':
      return `${value}n`
    case 'boolean':
      return String(value)
    default:
      if (value === null) return 'null'
      if (value instanceof RegExp) return emitRegExp(value)
      throw new TypeError(`cannot print ${typeof value} as a literal`)
  }
}

const emitNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

// The source is escaped as a literal already, but for halves of a surrogate pair, which no file can hold.
const emitRegExp = ({ source, flags }: RegExp): string =>
  `/${source.replace(/[\uD800-\uDFFF]/gu, escapeUnit)}/${flags}`

const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
