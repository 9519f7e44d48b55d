import { GLOBALS } from './names.ts'
import type { ReadingOptions } from './uses.ts'

/**
 * How the library's own code is read. In all of it `raw` is what the platform gave (the Fetch request, its
 * headers, a text), and `options` a mapping of arguments or parameters.
 */
export const OPTIONS: ReadingOptions = {
  literals: false,
  foreign: new Set([...GLOBALS, 'raw', 'options']),
}

/** These folders import none of the others, and no instance of a class gets there. */
export const isPure = (file: string): boolean => /^src\/(?:plugin|routing)\//.test(file)

/** The session is given no request and no response, which its imports show: it cannot mean a member of theirs. */
export const isSession = (file: string): boolean => file.startsWith('src/session/')

/** Modules of the request and the response. */
export const isMessage = (file: string): boolean =>
  /^src\/wrappers\/(?:request|response)/.test(file)

/** The module of what a handler reaches as `this.session`. */
export const isSessionItself = (file: string): boolean => file === 'src/session/session.ts'
