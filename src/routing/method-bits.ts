import type { Method } from '../plugin/endpoint.ts'

const BITS: readonly (readonly [Method, number])[] = [
  ['DELETE', 1],
  ['GET', 2],
  ['HEAD', 4],
  ['OPTIONS', 8],
  ['POST', 16],
  ['PUT', 32],
]

/** The bit of a request's method; 0 where no rule can have it. */
export const bitOf = (method: string): number => BITS.find(([name]) => name === method)?.[1] ?? 0

/** The bits of the methods that a rule for the method takes: one for GET takes HEAD too. */
export const bitsOfRule = (method: Method): number =>
  method === 'GET' ? bitOf('GET') | bitOf('HEAD') : bitOf(method)

/** The methods of the bits, by name. */
export const methodsOf = (bits: number): readonly Method[] =>
  BITS.filter(([, bit]) => (bits & bit) !== 0).map(([name]) => name)
