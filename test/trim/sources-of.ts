import type { Roots } from '../../src/trim/roots.ts'
import { ENTRY_FILE, PARTS_FILE } from '../../src/trim/package.ts'
import { trimSources } from '../../src/trim/trim-sources.ts'
import type { Routing, TrimmedSources } from '../../src/trim/trim-sources.ts'

/** The library as a plugin gets it; all of it without roots. */
export const sourcesOf = (roots: Roots | undefined, routing: Routing): TrimmedSources =>
  roots === undefined ? { entry: WHOLE, sources: new Map() } : trimSources(roots, routing)

const WHOLE = `export * from './${ENTRY_FILE}'\nexport * from './${PARTS_FILE}'`
