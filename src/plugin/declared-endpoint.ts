import * as v from 'valibot'
import { flag, mapping, text } from './shapes.ts'
import type { Shape } from './shapes.ts'

/** An endpoint as it stands in its file or inline in a group. */
export interface DeclaredEndpoint {
  readonly path: string
  readonly method: string
  readonly hidden?: boolean
  readonly extra: DeclaredSources
}

/** The handler's file, by language. */
interface DeclaredSources {
  readonly typescript?: { readonly source: string }
  readonly javascript?: { readonly source: string }
  readonly python?: { readonly source: string }
}

const source = mapping({ source: text })

/** What an endpoint may declare; path and method are looked at more closely by the compiler. */
export const declaredEndpoint: Shape<DeclaredEndpoint> = mapping({
  path: text,
  method: text,
  hidden: v.exactOptional(flag),
  extra: mapping({
    typescript: v.exactOptional(source),
    javascript: v.exactOptional(source),
    python: v.exactOptional(source),
  }),
})
