import { Composer, Lexer, Parser, Schema } from 'yaml'
import type { CST, Document } from 'yaml'
import { error } from './diagnostic.ts'
import type { Reading } from './diagnostic.ts'
import { explainYamlError } from './explain-yaml-error.ts'
import type { SourceFile } from './source-file.ts'

/** More lexical tokens than this no declaration needs; composing them would take seconds. */
const MAX_TOKENS = 100_000

/** Deeper flow collections no declaration has; composing them would exhaust the stack. */
const MAX_FLOW_DEPTH = 100

// One schema for every document and version: `%YAML 1.1` does not turn texts into dates and sets.
const schema = new Schema({ schema: 'core', merge: false, resolveKnownTags: false })

/** The one document of a YAML file, or undefined where it cannot be read; only the first syntax error is told, the rest mostly follow from it. */
export function* parseYaml(file: SourceFile): Reading<Document.Parsed | undefined> {
  const tokens = tokenize(file.text)
  if (tokens === undefined) {
    yield error('yaml-too-complex', startOf(file), {
      message: 'Cannot read a file with this many or this deeply nested values',
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
    yield explainYamlError(file, document, problem)
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
  let depth = 0
  for (const lexeme of new Lexer().lex(text)) {
    count += 1
    if (lexeme === '[' || lexeme === '{') depth += 1
    else if (lexeme === ']' || lexeme === '}') depth -= 1
    if (count > MAX_TOKENS || depth > MAX_FLOW_DEPTH) return undefined
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
