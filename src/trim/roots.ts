import type { Reference } from './read-module.ts'

/** What the plugin's own code may reach of the library. */
export interface Roots {
  /** What it imports. */
  readonly imports: readonly Reference[]
  /** The names that it imports and does nothing with: a bundler still asks for them. */
  readonly unused?: readonly string[]
  /** The members that it names. */
  readonly members: ReadonlySet<string>
  /** What of the library its data never lets run, whoever refers to it. */
  readonly absent?: readonly Reference[]
}
