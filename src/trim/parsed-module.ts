import type { ParseResult } from 'oxc-parser'

/** A module, and what it was parsed to. */
export interface ParsedModule {
  readonly text: string
  readonly result: ParseResult
}
