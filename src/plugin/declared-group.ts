import * as v from 'valibot'
import { mapping } from './shapes.ts'
import type { Shape } from './shapes.ts'

/** The keys of a group file; its settings and endpoints are read one by one. */
export const declaredGroup: Shape<Record<string, unknown>> = mapping({
  settings: v.exactOptional(v.unknown()),
  endpoints: v.exactOptional(v.unknown()),
})
