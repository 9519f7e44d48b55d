import { isMap, isScalar, isSeq, visit } from 'yaml'
import type { Document, ErrorCode, YAMLParseError } from 'yaml'
import { error } from './diagnostic.ts'
import type { Diagnostic } from './diagnostic.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'

/** Tells of a mistake that yaml found, at the place where it can be mended. */
export const explainYamlError = (
  file: SourceFile,
  document: Document.Parsed,
  problem: Pick<YAMLParseError, 'code' | 'message' | 'pos'>,
): Diagnostic => {
  const { code, pos, message } = problem
  // What is missing at the end is told of behind it.
  const [start, end] = pos.map((offset) => Math.min(offset, file.text.length)) as typeof pos
  const place = { file, start, end }
  if (code === 'RESOURCE_EXHAUSTION') {
    return error('yaml-too-complex', place, { message: 'Cannot read values nested this deeply' })
  }
  const opening = UNCLOSED.test(message)
    ? (findQuote(document, start) ?? findOpening(document.contents))
    : undefined
  if (opening !== undefined) return unclosed(file, opening)
  const hint = HINTS[code]
  return error('yaml-syntax', place, {
    message: MESSAGES[code] ?? message,
    ...(hint === undefined ? {} : { hint }),
  })
}

/** Where a text in quotes or a collection in brackets begins. */
interface Opening {
  readonly start: number
  readonly quoted: boolean
}

// yaml tells of it at the end, where nobody would look.
const UNCLOSED = /^Missing closing|end with a [\]}]$/

/** The quote that opens a text which breaks off at an offset. */
const findQuote = (document: Document.Parsed, offset: number): Opening | undefined => {
  let found: Opening | undefined
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (!isQuoted(type) || range?.[1] !== offset) return undefined
      found = { start: range[0], quoted: true }
      return visit.BREAK
    },
  })
  return found
}

const isQuoted = (type: unknown): boolean => type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'

/** A quote or bracket that was opened last and swallowed the rest of the file: where it stands. */
const findOpening = (node: unknown): Opening | undefined => {
  if (isScalar(node)) {
    const quoted = isQuoted(node.type)
    return quoted && node.range ? { start: node.range[0], quoted } : undefined
  }
  if (!isMap(node) && !isSeq(node)) return undefined
  const last: unknown = isMap(node)
    ? (node.items.at(-1)?.value ?? node.items.at(-1)?.key)
    : node.items.at(-1)
  const inner = findOpening(last)
  if (inner !== undefined) return inner
  return node.flow === true && node.range ? { start: node.range[0], quoted: false } : undefined
}

const unclosed = (file: SourceFile, { start, quoted }: Opening): Diagnostic => {
  const opening = file.text.charAt(start)
  return error(
    'yaml-syntax',
    { file, start, end: start + 1 },
    {
      message: quoted
        ? `Cannot find the end of this text: its ${opening === '"' ? 'double' : 'single'} quote is not closed`
        : `Cannot find the bracket that closes this ${quote(opening)}`,
      hint: quoted ? `close it on the same line with ${opening}` : 'close the brackets',
    },
  )
}

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Cannot begin a mapping here',
  MULTILINE_IMPLICIT_KEY: 'Cannot read a key that runs over several lines',
}

const HINTS: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'inside double quotes write a backslash as "\\\\", or use single quotes',
  BAD_INDENT: 'indent all keys of one mapping alike',
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'indent all keys of one mapping alike; put a value that holds ": " in quotes',
  MISSING_CHAR: 'close the quotes or brackets, and put ":" behind a key',
  MULTILINE_IMPLICIT_KEY: 'is a ":" or a closing quote missing?',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the tag',
  UNEXPECTED_TOKEN: 'check the indentation and the quotes before this place',
}
