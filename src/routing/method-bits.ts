import type { Method } from '../plugin/endpoint.ts'

const DELETE = 1
const GET = 2
const HEAD = 4
const OPTIONS = 8
const POST = 16
const PUT = 32

/** The bit of a request's method, in whatever case; 0 where no rule can have it. */
export const bitOf = (method: string): number => {
  switch (method) {
    case 'GET':
      return GET
    case 'POST':
      return POST
    case 'HEAD':
      return HEAD
    case 'PUT':
      return PUT
    case 'DELETE':
      return DELETE
    case 'OPTIONS':
      return OPTIONS
    default: {
      const upper = method.toUpperCase()
      return upper === method ? 0 : bitOf(upper)
    }
  }
}

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'] as const

/** The methods of the bits, by name. */
export const methodsOf = (bits: number): readonly Method[] =>
  METHODS.filter((method) => (bits & bitOf(method)) !== 0)

/** A rule and the bits of the methods that it takes in one number; a rule for GET takes HEAD, too. */
export const codeOfRule = (rule: number, method: Method): number =>
  rule * 64 + (method === 'GET' ? GET | HEAD : bitOf(method))

/** The rule of such a number; the bits of its methods are the lower ones. */
export const ruleOfCode = (code: number): number => code >> 6

/** The bits of the methods of such a number. */
export const bitsOfCode = (code: number): number => code & 63
