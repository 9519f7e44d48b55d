import type { RuleError } from './rule-error.ts'

/** The error of a "<" at `start` that begins no variable; the hint tells what is wrong with it. */
export const describeMalformed = (text: string, start: number): RuleError => {
  const written = readWritten(text, start)
  return {
    kind: 'error',
    code: 'malformed-variable',
    python: 'ValueError',
    message: `Cannot read the variable "${written}"`,
    hint: findHint(written),
    start,
    end: start + written.length,
  }
}

// What the author most likely meant as the variable: up to ">", or up to where the segment ends.
const readWritten = (text: string, start: number): string => {
  const match = /^<[^<>/(]*(?:\([^<>]*\)[^<>/]*)?>?/.exec(text.slice(start))
  return match?.[0] ?? '<'
}

const findHint = (written: string): string => {
  if (!written.endsWith('>')) return 'close it with ">": <name> or <converter:name>'
  const inside = written.slice(1, -1)
  if (/^\w+\(.*\)$/.test(inside)) return `give it a name behind a colon: <${inside}:name>`
  const name = inside.slice(inside.lastIndexOf(':') + 1)
  if (name.trim() === '') return `give it a name: <${inside.trimEnd()}name>`
  if (/^[0-9]/.test(name)) return 'begin the name with a letter or "_"'
  const unspaced = inside.replaceAll(/\s/g, '')
  if (unspaced !== inside && /^(?:\w+:)?\w+$/.test(unspaced)) return `write <${unspaced}>`
  const valid = name.replaceAll(/[^a-zA-Z0-9_]+/g, '_')
  if (valid === name) return 'write <name>, <converter:name> or <converter(arguments):name>'
  const letters = 'the letters a to z, digits and "_"'
  return /[a-zA-Z0-9]/.test(valid)
    ? `name it "${valid}": a name holds only ${letters}`
    : `name it with ${letters} only`
}
