import { Composer, Lexer, Parser, Schema } from 'yaml'
import type { CST, Document, ErrorCode } from 'yaml'
import { error } from './diagnostic.ts'
import type { Reading } from './diagnostic.ts'
import type { SourceFile } from './source-file.ts'

/** More lexical tokens than this no declaration needs; composing them would take seconds. */
const MAX_TOKENS = 100_000

// One schema for every document and version: `%YAML 1.1` does not turn texts into dates and sets.
const schema = new Schema({ schema: 'core', merge: false, resolveKnownTags: false })

/** The one document of a YAML file, or undefined where it cannot be read; only the first syntax error is told, the rest mostly follow from it. */
export function* parseYaml(file: SourceFile): Reading<Document.Parsed | undefined> {
  const tokens = tokenize(file.text)
  if (tokens === undefined) {
    yield error('yaml-too-complex', startOf(file), {
      message: `Cannot read a file of more than ${MAX_TOKENS.toLocaleString('en')} YAML tokens`,
      hint: 'declarations are small: is this the right file?',
    })
    return undefined
  }
  // Duplicate keys are found later, with both places: the check of yaml takes quadratic time.
  const composer = new Composer({ schema, uniqueKeys: false, prettyErrors: false })
  const [document, second] = composer.compose(tokens, true, file.text.length)
  if (document === undefined) return undefined
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) {
    yield syntaxError(file, problem)
    return undefined
  }
  if (second !== undefined) {
    const start = second.range[0]
    yield error('yaml-documents', markerBefore(file, start), {
      message: 'Cannot read a second document in this file',
      hint: 'remove the line "---" or move what follows it to a file of its own',
    })
    return undefined
  }
  return document
}

const tokenize = (text: string): CST.Token[] | undefined => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    count += 1
    if (count > MAX_TOKENS) return undefined
    tokens.push(...parser.next(lexeme))
  }
  tokens.push(...parser.end())
  return tokens
}

const startOf = (file: SourceFile) => ({ file, start: 0, end: 0 })

const markerBefore = (file: SourceFile, offset: number) => {
  const start = Math.max(file.text.lastIndexOf('---', offset), 0)
  return { file, start, end: start + 3 }
}

const syntaxError = (
  file: SourceFile,
  problem: { readonly code: ErrorCode; readonly message: string; readonly pos: [number, number] },
) => {
  const [start, end] = problem.pos
  const hint = HINTS[problem.code]
  return error(
    'yaml-syntax',
    { file, start, end },
    {
      message: MESSAGES[problem.code] ?? problem.message,
      ...(hint === undefined ? {} : { hint }),
    },
  )
}

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Cannot begin a mapping here',
  MULTILINE_IMPLICIT_KEY: 'Cannot read a key that runs over several lines',
  RESOURCE_EXHAUSTION: 'Cannot read values nested this deeply',
}

const HINTS: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'inside double quotes write a backslash as "\\\\", or use single quotes',
  BAD_INDENT: 'indent all keys of one mapping alike',
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'indent all keys of one mapping alike; put a value that holds ": " in quotes',
  MISSING_CHAR: 'close the quotes or brackets that were opened before',
  MULTILINE_IMPLICIT_KEY: 'is a ":" or a closing quote missing?',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the tag',
  UNEXPECTED_TOKEN: 'check the indentation and the quotes before this place',
}
