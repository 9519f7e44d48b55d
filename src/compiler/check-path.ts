import type { Rule } from '../routing/rule.ts'
import { placeIn, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { locateInScalar } from './locate-in-scalar.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import type { ScalarText } from './yaml-node.ts'

/** Warns of variables in the syntax of other routers: Werkzeug takes them for plain text. */
export function* checkPath(file: SourceFile, path: ScalarText, rule: Rule): Checking {
  for (const match of blankVariables(rule).matchAll(FOREIGN)) {
    const [written, braces, colon, star] = match
    const span = { start: match.index, end: match.index + written.length }
    const name = (braces ?? colon ?? '').replaceAll(/\W+/g, '_').replace(/^(?=\d|$)/, '_')
    yield warning('suspicious-path', placeIn(file, locateInScalar(file.text, path, span)), {
      message: `${quote(written)} is plain text in a path, not a variable`,
      hint: `write "${star === undefined ? `<${name}>` : `<path:${star || 'rest'}>`}" for a variable`,
    })
  }
}

/** The path with everything between "<" and ">" blanked, so that offsets stay. */
const blankVariables = ({ path, variables }: Rule): string =>
  variables.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    path,
  )

// {id} of OpenAPI; and where a segment begins with them, :id of Express and * of many.
const FOREIGN = /\{([^{}/<>]*)\}|(?<=\/):([A-Za-z_]\w*)|(?<=\/)\*{1,2}(\w*)(?=\/|$)/g
