/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

/** The bindings of the test Worker, as vitest.config.ts gives them. */
export interface Bindings {
  readonly DB: D1Database
  /** A database without tables. */
  readonly BARE_DB: D1Database
  readonly FILES: R2Bucket
  readonly MIGRATIONS: D1Migration[]
}

export const bindings = env as unknown as Bindings
