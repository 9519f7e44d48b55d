import { MIMEAccept } from '../src/wrappers/mime-accept.ts'
import { contentDisposition } from '../src/wrappers/content-disposition.ts'
import { parseContentRange } from '../src/wrappers/content-range.ts'
import { MultipartDecoder } from '../src/wrappers/multipart-decoder.ts'
import { parseAccept } from '../src/wrappers/accept.ts'
import { parseAuthorization } from '../src/wrappers/authorization.ts'
import { parseCookie } from '../src/wrappers/parse-cookie.ts'
import { parseDate } from '../src/wrappers/parse-date.ts'
import { parseDictHeader } from '../src/wrappers/parse-dict-header.ts'
import { parseEtags } from '../src/wrappers/parse-etags.ts'
import { parseJson } from '../src/wrappers/parse-json.ts'
import { parseOptionsHeader } from '../src/wrappers/parse-options-header.ts'
import { parseQuery } from '../src/wrappers/parse-query.ts'
import { parseRange } from '../src/wrappers/range.ts'
import { formatTable } from './format-table.ts'

/** What the table shows. */
export const title =
  'Hostile input: CPU ms to parse a size, and how many times more twice the size takes (2 is linear)'

const KIB = 1024
const SIZES = [256 * KIB, 512 * KIB, 1024 * KIB] as const

/** What is parsed, and a text that is repeated up to a size, between a beginning and an end. */
interface Attack {
  readonly name: string
  readonly parse: (text: string) => unknown
  readonly piece: string
  readonly start?: string
  readonly end?: string
}

const accept = (header: string): unknown =>
  new MIMEAccept(parseAccept(header)).best_match(['a/b', 'application/json', 'text/html'])

const query = (text: string): number => [...parseQuery(text)].length

const encoder = new TextEncoder()

const READ_SIZE = 64 * KIB
// So that the growth shows.
const NO_LIMITS = { max_form_memory_size: null, max_form_parts: null }

/** Feeds a body as it is read from a request. */
const multipart =
  (boundary: string) =>
  (text: string): number => {
    const body = encoder.encode(text)
    const decoder = new MultipartDecoder(boundary, NO_LIMITS)
    let events = 0
    for (let at = 0; at < body.length; at += READ_SIZE) {
      events += [...decoder.feed(body.subarray(at, at + READ_SIZE))].length
    }
    return events
  }

const json = (body: string): unknown => parseJson(encoder.encode(body))

const headers = 'Content-Disposition: form-data; name="a"; filename="x"\r\n\r\n'
const head = `--b\r\n${headers}`
const field = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
const periodic = '--x'.repeat(2000)

const ATTACKS: readonly Attack[] = [
  { name: 'cookie: many', parse: parseCookie, piece: 'name=value; ' },
  { name: 'cookie: semicolons', parse: parseCookie, piece: ';' },
  { name: 'cookie: quotes that do not close', parse: parseCookie, piece: 'a="\\";' },
  { name: 'cookie: blanks', parse: parseCookie, piece: ' ', start: 'a=', end: 'b' },
  { name: 'query: ampersands', parse: query, piece: '&' },
  { name: 'query: fields without "="', parse: query, piece: 'a&' },
  { name: 'query: bytes that are no UTF-8', parse: query, piece: '%FF&' },
  { name: 'query: one value of escapes', parse: query, piece: '%F0%9F%90', start: 'a=' },
  { name: 'options: semicolons', parse: parseOptionsHeader, piece: ';', start: 'a' },
  { name: 'options: parameters', parse: parseOptionsHeader, piece: ';key="a"', start: 'a' },
  {
    name: 'options: continuations',
    parse: parseOptionsHeader,
    piece: ";k*0*=utf-8''%FF",
    start: 'a',
  },
  { name: 'options: open quotes', parse: parseOptionsHeader, piece: ';k="\\"', start: 'a' },
  {
    name: 'content-range: blanks',
    parse: (text) => parseContentRange(text),
    piece: ' ',
    start: 'x',
  },
  {
    name: 'content-disposition: open quotes',
    parse: contentDisposition,
    piece: '\\"',
    start: 'attachment; filename="\u00e9',
  },
  {
    name: 'content-disposition: names',
    parse: contentDisposition,
    piece: '; filename="',
    start: '\u00e9',
  },
  { name: 'options: blanks', parse: parseOptionsHeader, piece: ' ', start: 'a;', end: '=' },
  { name: 'options: a long key', parse: parseOptionsHeader, piece: 'k', start: 'a;' },
  { name: 'dict: commas', parse: parseDictHeader, piece: ',' },
  { name: 'dict: open quotes', parse: parseDictHeader, piece: 'a="\\",' },
  { name: 'accept: items', parse: accept, piece: 'a/*;q=0.1,' },
  { name: 'accept: parameters', parse: accept, piece: ';a=b', start: 'a/b' },
  { name: 'accept: blanks', parse: accept, piece: ' ', start: 'a/b', end: 'c' },
  { name: 'etags: tags that do not close', parse: parseEtags, piece: '"x,' },
  { name: 'etags: quotes', parse: parseEtags, piece: '"' },
  { name: 'etags: blanks', parse: parseEtags, piece: '" ' },
  { name: 'range: blanks', parse: parseRange, piece: ' ', start: 'bytes=0-', end: '1x' },
  { name: 'range: digits', parse: parseRange, piece: '9', start: 'bytes=0-' },
  { name: 'date: words', parse: parseDate, piece: 'a ' },
  { name: 'date: digits', parse: parseDate, piece: '9', start: 'Sun, 1 Jan ', end: ' 1:1 GMT' },
  { name: 'authorization: padding', parse: parseAuthorization, piece: 'A=', start: 'Basic ' },
  { name: 'authorization: parameters', parse: parseAuthorization, piece: 'a=b,', start: 'Digest ' },
  { name: 'json: brackets', parse: json, piece: '[' },
  { name: 'json: NaN', parse: json, piece: 'NaN,', start: '[', end: '1]' },
  { name: 'json: open quotes', parse: json, piece: '\\"', start: '"', end: 'NaN' },
  { name: 'multipart: fields', parse: multipart('b'), piece: field, end: '--b--' },
  { name: 'multipart: CRLF', parse: multipart('b'), piece: '\r\n', start: head },
  {
    name: 'multipart: almost delimiters',
    parse: multipart('b'.repeat(70)),
    piece: `\r\n--${'b'.repeat(69)}`,
    start: head.replace('--b', `--${'b'.repeat(70)}`),
  },
  {
    name: 'multipart: delimiter and blanks',
    parse: multipart('b'),
    // As many as are held at most, but for the last read.
    piece: `\r\n--b${' '.repeat(250_000)}x`,
    start: head,
  },
  { name: 'multipart: preamble of a long boundary', parse: multipart(periodic), piece: '--x' },
  {
    name: 'multipart: headers',
    parse: multipart('b'),
    piece: `--b\r\n${'a: b\r\n'.repeat(40_000)}${headers}\r\n`,
  },
  {
    name: 'multipart: folded header',
    parse: multipart('b'),
    piece: `--b\r\na: b${'\r\n '.repeat(80_000)}\r\n${headers}\r\n`,
  },
]

const create = ({ piece, start = '', end = '' }: Attack, size: number): string =>
  start + piece.repeat(Math.ceil(size / piece.length)) + end

/** The least of some runs: what else the machine does only adds to it. */
const measure = async (attack: Attack, size: number): Promise<number> => {
  let least = Infinity
  for (let run = 0; run < 5; run += 1) {
    // Each run has a text of its own, made flat, so that nothing is remembered from the last one.
    const text = Buffer.from(create(attack, size)).toString('latin1')
    const start = process.cpuUsage()
    await attack.parse(text)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** Measures every attack at three sizes. */
export const run = async (): Promise<void> => {
  const rows = [['attack', ...SIZES.map((size) => `${size / KIB} KiB`), 'x per doubling']]
  for (const attack of ATTACKS) {
    const times: number[] = []
    for (const size of SIZES) times.push(await measure(attack, size))
    const [first = 1, , last = 1] = times
    const growth = Math.sqrt(last / first)
    rows.push([attack.name, ...times.map((time) => time.toFixed(1)), growth.toFixed(2)])
  }
  console.log(formatTable(rows))
}
