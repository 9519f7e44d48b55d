import type { Usage } from '../app/app-events.ts'
import { isObject } from '../json-secret.ts'

/** The tokens of a text where a model does not tell them: about four bytes each. */
export const estimateTokens = (text: string): number =>
  Math.ceil(new TextEncoder().encode(text).length / 4)

/** A clock that gives the seconds since it was made. */
export function startClock(): () => number {
  const begun = Date.now()
  return () => (Date.now() - begun) / 1000
}

/** The usage of a language model in Dify's shape; prices are not known here and are "0". */
export function createUsage(
  tokens: { readonly prompt: number; readonly completion: number; readonly total?: number },
  latency: number,
): Usage {
  return {
    prompt_tokens: tokens.prompt,
    prompt_unit_price: '0',
    prompt_price_unit: '0',
    prompt_price: '0',
    completion_tokens: tokens.completion,
    completion_unit_price: '0',
    completion_price_unit: '0',
    completion_price: '0',
    total_tokens: tokens.total ?? tokens.prompt + tokens.completion,
    total_price: '0',
    currency: 'USD',
    latency,
  }
}

/** Reads a count of tokens out of a model's `usage`. */
export function readCount(usage: unknown, name: string): number | undefined {
  const count = isObject(usage) ? usage[name] : undefined
  return typeof count === 'number' ? count : undefined
}
