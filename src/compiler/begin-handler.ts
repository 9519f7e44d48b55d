import { className } from './class-name.ts'
import { emitText } from './emit-literal.ts'

/** A handler's module, and the endpoints that it serves. */
export interface HandlerUse {
  /** Its path from the plugin root. */
  readonly path: string
  /** The ids of the endpoints, in order. */
  readonly ids: readonly string[]
}

/** The class that a handler's module exports, up to its body: `export default class Duck extends Endpoint<'endpoints/duck'>`. */
export const beginClass = (use: HandlerUse): string => {
  const name = className(use.path.slice(use.path.lastIndexOf('/') + 1, use.path.lastIndexOf('.')))
  return `export default class ${name.slice(0, MOST_OF_NAME)} extends ${baseClass(use)}`
}

/** A whole module that compiles as it stands, on one line. */
export const beginHandler = (use: HandlerUse): string =>
  `import { Endpoint, Response } from 'dify-edge'; ${beginClass(use)} { ${beginInvoke(use)} }`

/** The method of a class that extends `Endpoint`, so that it compiles without any import but `Response`. */
export const beginInvoke = ({ path }: HandlerUse): string =>
  `${isTyped(path) ? 'override ' : ''}_invoke() { return new Response('hello') }`

/** Tells whether a module is TypeScript, by the end of its name. */
export const isTyped = (path: string): boolean => /\.m?tsx?$/.test(path)

const MOST_OF_NAME = 80

// The types of one endpoint are wrong for the others that share the handler.
const baseClass = ({ path, ids: [id, ...others] }: HandlerUse): string =>
  isTyped(path) && id !== undefined && others.length === 0
    ? `Endpoint<${emitText(id)}>`
    : 'Endpoint'
