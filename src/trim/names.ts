/** Globals whose members have names that the library has too. */
export const GLOBALS: readonly string[] =
  'Array JSON Math Number Object Promise Reflect String Symbol console crypto globalThis'.split(' ')

/** What ends the name of a member that is written. */
export const WRITTEN = '='

/** A text that is a name as a whole. */
export const IDENTIFIER: RegExp = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/** The member by which a handler has its session. */
export const SESSION = 'session'
