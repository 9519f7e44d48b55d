import { unreachable } from '../unreachable.ts'
import { isDigit } from '../decimal-digits.ts'
import type { Converter, StringConverter } from './rule.ts'
import type { TableToken } from './table.ts'

/** A text by code points: itself where it has no surrogates, else its characters. */
export type Characters = string | readonly string[]

/** For each place in a text the end of what begins there, -1 where it does not fit. */
export type Ends = Int32Array

/** For each place the end that a backtracking expression chooses for the token, given the ends of what follows. */
export const findEnds = (token: TableToken, text: Characters, next: Ends): Ends =>
  typeof token === 'string' ? choiceEnds([token], text, next) : converterEnds(token, text, next)

const converterEnds = (converter: Converter, text: Characters, next: Ends): Ends => {
  switch (converter.kind) {
    case 'string':
      return stringEnds(converter, text, next)
    case 'any':
      return choiceEnds(converter.items, text, next)
    case 'path':
      return pathEnds(text, next)
    case 'uuid':
      return uuidEnds(text, next)
    case 'int':
      return intEnds(converter.signed, text, next)
    case 'float':
      return floatEnds(converter.signed, text, next)
    default:
      return unreachable(converter)
  }
}

// The first of the items that stands there.
const choiceEnds = (items: readonly string[], text: Characters, next: Ends): Ends => {
  const choices = items.map((item) => Array.from(item))
  return fromLastPlace(text, (start) => {
    const chosen = choices.find(
      (item) =>
        fits(next, start + item.length) &&
        item.every((character, index) => text[start + index] === character),
    )
    return chosen === undefined ? -1 : start + chosen.length
  })
}

// As long as may be.
const stringEnds = ({ min, max }: StringConverter, text: Characters, next: Ends): Ends => {
  const last = lastFits(next)
  let slash = text.length
  return fromLastPlace(text, (start) => {
    if (text[start] === '/') slash = start
    const end = at(last, max === null ? slash : Math.min(slash, start + max))
    return end >= start + min ? end : -1
  })
}

// As short as may be; only the first character can be a newline, and it cannot be a slash.
const pathEnds = (text: Characters, next: Ends): Ends => {
  let fit = -1
  let newline = text.length
  return fromLastPlace(text, (start) => {
    const end = start < text.length && text[start] !== '/' && fit <= newline ? fit : -1
    if (fits(next, start)) fit = start
    if (text[start] === '\n') newline = start
    return end
  })
}

const UUID = /^[A-Fa-f0-9]{8}(?:-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/
const UUID_LENGTH = 36

const uuidEnds = (text: Characters, next: Ends): Ends =>
  fromLastPlace(text, (start) => {
    const end = start + UUID_LENGTH
    return fits(next, end) && UUID.test(pieceOf(text, start, end)) ? end : -1
  })

// As many digits as may be.
const intEnds = (signed: boolean, text: Characters, next: Ends): Ends => {
  const last = lastFits(next)
  const runs = digitRuns(text)
  return fromLastPlace(text, (start) => {
    const first = skipSign(signed, text, start)
    const end = at(last, at(runs, first))
    return end > first ? end : -1
  })
}

const floatEnds = (signed: boolean, text: Characters, next: Ends): Ends => {
  const last = lastFits(next)
  const runs = digitRuns(text)
  return fromLastPlace(text, (start) => {
    const first = skipSign(signed, text, start)
    const point = at(runs, first)
    if (point <= first || text[point] !== '.') return -1
    const end = at(last, at(runs, point + 1))
    return end > point + 1 ? end : -1
  })
}

const skipSign = (signed: boolean, text: Characters, start: number): number =>
  signed && text[start] === '-' ? start + 1 : start

// For each place the end of the digits that begin there.
const digitRuns = (text: Characters): Ends => {
  let end = text.length
  return fromLastPlace(text, (start) => {
    if (start < text.length && !isDigit(text[start] ?? '')) end = start
    return end
  })
}

const fits = (ends: Ends, place: number): boolean => at(ends, place) !== -1

const at = (ends: Ends, place: number): number => ends[place] ?? -1

// For each place the last one up to it where what follows fits.
const lastFits = (next: Ends): Ends => {
  let last = -1
  return next.map((end, place) => {
    if (end !== -1) last = place
    return last
  })
}

const fromLastPlace = (text: Characters, endAt: (start: number) => number): Ends => {
  const ends = new Int32Array(text.length + 1)
  for (let start = text.length; start >= 0; start--) ends[start] = endAt(start)
  return ends
}

const pieceOf = (text: Characters, start: number, end: number): string => {
  const piece = text.slice(start, end)
  return typeof piece === 'string' ? piece : piece.join('')
}
