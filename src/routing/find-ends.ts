import { isDigit } from '../decimal-digits.ts'
import { unreachable } from '../unreachable.ts'
import { fitsConverter } from './fits-converter.ts'
import type { Converter, StringConverter } from './rule.ts'
import type { TableToken } from './table.ts'

/** The code points of a text. */
export type Codes = Int32Array

/** For each place in a text, and its end, where what begins there ends; -1 where it does not fit. */
export type Ends = Int32Array

/** For each place the end that a backtracking expression chooses for the token, given the ends of what follows. */
export const findEnds = (token: TableToken, codes: Codes, next: Ends): Ends => {
  if (typeof token === 'string') return findChoice([token], codes, next)
  switch (token.kind) {
    case 'string':
      return findText(token, codes, next)
    case 'any':
      return findChoice(token.items, codes, next)
    case 'path':
      return findPath(codes, next)
    case 'uuid':
      return findUuid(token, codes, next)
    case 'int':
      return findInt(token.signed, codes, next)
    case 'float':
      return findFloat(token.signed, codes, next)
    default:
      return unreachable(token)
  }
}

/** The code points of a text, as they are counted and compared here. */
export const codesOf = (text: string): Codes =>
  Int32Array.from(text, (character) => character.codePointAt(0) ?? 0)

const SLASH = 47
const NEWLINE = 10
const MINUS = 45
const POINT = 46

// The first of the items that stands there.
const findChoice = (items: readonly string[], codes: Codes, next: Ends): Ends => {
  const ends = new Int32Array(next.length).fill(-1)
  for (const item of items.toReversed().map(codesOf)) {
    for (let start = next.length - 1 - item.length; start >= 0; start--) {
      if (next[start + item.length] !== -1 && standsAt(item, codes, start)) {
        ends[start] = start + item.length
      }
    }
  }
  return ends
}

const standsAt = (item: Codes, codes: Codes, start: number): boolean => {
  for (let index = 0; index < item.length; index++) {
    if (codes[start + index] !== item[index]) return false
  }
  return true
}

// As long as may be, without a slash.
const findText = ({ min, max }: StringConverter, codes: Codes, next: Ends): Ends => {
  const ends = new Int32Array(next.length)
  let slash = codes.length
  let fit = codes.length
  for (let start = codes.length; start >= 0; start--) {
    if (codes[start] === SLASH) slash = start
    fit = lastFit(next, fit, max === null ? slash : Math.min(slash, start + max))
    ends[start] = fit >= start + min ? fit : -1
  }
  return ends
}

// The last place up to `limit` that fits; from place to place the limit only falls, and so does what it gives.
const lastFit = (next: Ends, fit: number, limit: number): number => {
  let last = Math.min(fit, limit)
  while (last >= 0 && next[last] === -1) last--
  return last
}

// As short as may be; the first character cannot be a slash, the others no newline.
const findPath = (codes: Codes, next: Ends): Ends => {
  const ends = new Int32Array(next.length)
  let fit = -1
  let newline = codes.length
  for (let start = codes.length; start >= 0; start--) {
    const fits = start < codes.length && codes[start] !== SLASH && fit <= newline
    ends[start] = fits ? fit : -1
    if (next[start] !== -1) fit = start
    if (codes[start] === NEWLINE) newline = start
  }
  return ends
}

const UUID_LENGTH = 36

const findUuid = (uuid: Converter, codes: Codes, next: Ends): Ends => {
  const ends = new Int32Array(next.length).fill(-1)
  for (let start = codes.length - UUID_LENGTH; start >= 0; start--) {
    const end = start + UUID_LENGTH
    if (next[end] === -1) continue
    const text = String.fromCodePoint(...codes.subarray(start, end))
    if (fitsConverter(uuid, text)) ends[start] = end
  }
  return ends
}

// As many digits as may be.
const findInt = (signed: boolean, codes: Codes, next: Ends): Ends => {
  const ends = new Int32Array(next.length)
  const runs = findDigits(codes)
  let fit = codes.length
  for (let start = codes.length; start >= 0; start--) {
    const first = signed && codes[start] === MINUS ? start + 1 : start
    fit = lastFit(next, fit, runs[first] ?? 0)
    ends[start] = fit > first ? fit : -1
  }
  return ends
}

const findFloat = (signed: boolean, codes: Codes, next: Ends): Ends => {
  const ends = new Int32Array(next.length)
  const runs = findDigits(codes)
  let fit = codes.length
  for (let start = codes.length; start >= 0; start--) {
    const first = signed && codes[start] === MINUS ? start + 1 : start
    const point = runs[first] ?? 0
    ends[start] = -1
    if (point === first || codes[point] !== POINT) continue
    fit = lastFit(next, fit, runs[point + 1] ?? 0)
    if (fit > point + 1) ends[start] = fit
  }
  return ends
}

// For each place the end of the digits that begin there.
const findDigits = (codes: Codes): Ends => {
  const runs = new Int32Array(codes.length + 1)
  let end = codes.length
  runs[end] = end
  for (let start = codes.length - 1; start >= 0; start--) {
    const code = codes[start] ?? 0
    if (code < 48 || (code > 57 && (code < 128 || !isDigit(String.fromCodePoint(code)))))
      end = start
    runs[start] = end
  }
  return runs
}
