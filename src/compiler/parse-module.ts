import { parseSync } from 'oxc-parser'
import type { ParseResult } from 'oxc-parser'
import type { SourceFile } from './source-file.ts'

// What checks a module and what reads its names are apart, and parsing takes longer than either.
const known = new WeakMap<SourceFile, ParseResult>()

/** Parses a module of TypeScript or JavaScript, each file once. */
export const parseModule = (file: SourceFile): ParseResult => {
  let parsed = known.get(file)
  if (parsed === undefined) {
    parsed = parseSync(file.path, file.text, { sourceType: 'module' })
    known.set(file, parsed)
  }
  return parsed
}
