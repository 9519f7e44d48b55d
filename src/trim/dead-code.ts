import type { Member } from './read-class.ts'

/** What of a module can be cut out. */
export interface DeadCode {
  /** Where it stands, in order. */
  readonly spans: readonly Span[]
  /** What its remaining classes lose. */
  readonly classes: readonly DeadMembers[]
  /** What is cut out although it is referred to. */
  readonly absent: readonly string[]
}

/** A piece of a source. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The members that a class loses. */
export interface DeadMembers {
  readonly owner: string
  readonly members: readonly Member[]
}
