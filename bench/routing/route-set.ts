import type { Method } from '../../src/plugin/endpoint.ts'

/** A rule in Werkzeug's syntax. */
export interface BenchRule {
  readonly method: Method
  readonly path: string
}

/** Requests of one kind; each is asked as often as the others of its kind. */
export interface Category {
  readonly name: string
  readonly requests: readonly { readonly method: Method; readonly path: string }[]
}

/** Rules, and what is asked of them. */
export interface RouteSet {
  readonly name: string
  readonly rules: readonly BenchRule[]
  readonly categories: readonly Category[]
}

/** The requests of a category, all GET unless they say so: "POST /a". */
export const category = (name: string, lines: readonly string[]): Category => ({
  name,
  requests: lines.map((line) => {
    const [method = '', path = ''] = line.split(' ')
    return { method: method as Method, path }
  }),
})
