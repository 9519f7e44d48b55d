import { parseInteger } from './parse-integer.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const fullMonths =
  'january february march april may june july august september october november december'.split(' ')
const weekdays = new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

/** Hours before UTC, as `hhmm`; Python knows no other names. */
const zones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  AST: -400,
  ADT: -300,
  EST: -500,
  EDT: -400,
  CST: -600,
  CDT: -500,
  MST: -700,
  MDT: -600,
  PST: -800,
  PDT: -700,
}

type Pieces = [day: string, month: string, year: string, time: string, zone: string]

/** The words of a date without the weekday, brought to five: RFC 850's dashes and a glued zone are split. */
const splitDate = (text: string): Pieces | null => {
  const words = text.match(/[^\s\x1c-\x1f\x85]+/g) ?? []
  const first = words[0] ?? ''
  if (first.endsWith(',') || weekdays.has(first.toLowerCase())) words.shift()
  else words[0] = first.slice(first.lastIndexOf(',') + 1)
  if (words.length === 3) {
    const dashed = (words[0] ?? '').split('-')
    if (dashed.length === 3) words.splice(0, 1, ...dashed)
  }
  if (words.length === 4) {
    const last = words[3] ?? ''
    const sign = last.includes('+') ? last.indexOf('+') : last.indexOf('-')
    if (sign > 0) words.splice(3, 1, last.slice(0, sign), last.slice(sign))
    else words.push('')
  }
  return words.length < 5 ? null : (words.slice(0, 5) as Pieces)
}

const monthNumber = (word: string): number => {
  const name = word.toLowerCase()
  return Math.max(months.indexOf(name), fullMonths.indexOf(name))
}

const withoutComma = (word: string): string => (word.endsWith(',') ? word.slice(0, -1) : word)

/** Hours, minutes and seconds of `h:m`, `h:m:s`, `h.m` or `h.m.s`. */
const splitTime = (time: string): string[] | null => {
  const parts = time.includes(':') ? time.split(':') : time.split('.')
  if (parts.length === 2) return [...parts, '0']
  return parts.length === 3 ? parts : null
}

/** Minutes east of UTC; an unknown zone is UTC. */
const zoneMinutes = (zone: string): number => {
  const name = zone.toUpperCase()
  const offset = Object.hasOwn(zones, name) ? zones[name] : parseInteger(name)
  const size = Math.abs(offset ?? 0)
  return Math.sign(offset ?? 0) * (Math.floor(size / 100) * 60 + (size % 100))
}

/** Two digits mean 1969 to 2068 (POSIX). */
const fullYear = (year: number): number => {
  if (year >= 100) return year
  return year + (year > 68 ? 1900 : 2000)
}

/** The moment of a date and time, or null where one of them is out of range. */
const toDate = (numbers: readonly number[], offset: number): Date | null => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers
  if (year < 1 || year > 9999 || Math.abs(offset) >= 24 * 60) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  date.setUTCHours(hour, minute, second)
  // Out of range values flow over into the next unit, so what comes back differs.
  const isSame =
    date.getUTCMonth() === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  return isSame ? new Date(date.getTime() - offset * 60_000) : null
}

/**
 * A date of a header (RFC 9110, section 5.6.7, and much else), or null where it is none: Python's email
 * date parser, which Werkzeug's `parse_date` uses ([K7]).
 */
export const parseDate = (text: string | null): Date | null => {
  const pieces = splitDate(text ?? '')
  if (pieces === null) return null
  let [day, month, year, time, zone] = pieces
  if (day === '' || month === '' || year === '') return null
  if (monthNumber(month) === -1) [day, month] = [month, day]
  if (year.indexOf(':') > 0) [year, time] = [time, year]
  year = withoutComma(year)
  if (!/^\d/.test(year)) [year, zone] = [zone, year]
  const clock = splitTime(withoutComma(time))
  if (clock === null || monthNumber(month) === -1) return null
  const numbers = [year, withoutComma(day), ...clock].map(parseInteger)
  const [yearNumber = null, dayNumber = null, ...clockNumbers] = numbers
  if (yearNumber === null || dayNumber === null || clockNumbers.includes(null)) return null
  return toDate(
    [fullYear(yearNumber), monthNumber(month), dayNumber, ...clockNumbers.map(Number)],
    zoneMinutes(zone),
  )
}
