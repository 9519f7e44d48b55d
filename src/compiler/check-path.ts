import type { Rule } from '../routing/rule.ts'
import { placeIn, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { locateInScalar } from './locate-in-scalar.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import type { ScalarText } from './yaml-node.ts'

/** Warns of what means something elsewhere, in other routers and in URLs, and is plain text in Werkzeug's rules. */
export function* checkPath(file: SourceFile, path: ScalarText, rule: Rule): Checking {
  const text = blankVariables(rule)
  for (const { pattern, meaning, remedy } of SUSPICIONS) {
    for (const match of text.matchAll(pattern)) {
      const [{ length }, name = ''] = match
      const span = { start: match.index, end: match.index + length }
      const written = path.text.slice(span.start, span.end)
      yield warning('suspicious-path', placeIn(file, locateInScalar(file.text, path, span)), {
        message: `${quote(written)} is plain text in a path, not ${meaning}`,
        hint: remedy(name),
      })
    }
  }
}

// No pattern below matches it as part of a name.
const BLANK = '<'

/** The path with everything between "<" and ">" blanked, so that offsets stay. */
const blankVariables = ({ path, variables }: Rule): string =>
  variables.reduce(
    (text, { start, end }) => text.slice(0, start) + BLANK.repeat(end - start) + text.slice(end),
    path,
  )

interface Suspicion {
  /** Its group is the name of the variable that was meant. */
  readonly pattern: RegExp
  readonly meaning: string
  readonly remedy: (name: string) => string
}

const variable = (name: string): string =>
  `write "<${name.replaceAll(/\W+/g, '_').replace(/^(?=\d|$)/, '_')}>" for a variable`

const SUSPICIONS: readonly Suspicion[] = [
  // OpenAPI.
  { pattern: /\{([^{}/<]*)\}/g, meaning: 'a variable', remedy: variable },
  // Express and many others, at the beginning of a segment.
  { pattern: /(?<=\/):([A-Za-z_]\w*)/g, meaning: 'a variable', remedy: variable },
  {
    pattern: /(?<=\/)\*{1,2}(\w*)(?=\/|$)/g,
    meaning: 'a variable',
    remedy: (name) => `write "<path:${name || 'rest'}>" for a variable that takes slashes`,
  },
  {
    pattern: /[?#].*/g,
    meaning: 'a query or a fragment',
    remedy: () => 'remove it: the handler reads the query from r.args',
  },
  {
    pattern: /%[0-9A-Fa-f]{2}/g,
    meaning: 'an escape',
    remedy: () => 'write the character itself: paths are compared after decoding',
  },
  {
    pattern: /([A-Za-z_]\w*)?>/g,
    meaning: 'the end of a variable',
    remedy: (name) => (name === '' ? 'remove it, or open the variable with "<"' : variable(name)),
  },
  {
    // At the end of a path they are white space, of which the next one tells.
    pattern: /(?!\s+$)[\u0000-\u001F\u007F]/g,
    meaning: 'something that callers can see or type',
    remedy: () => 'remove it; in double quotes YAML takes "\\" for the beginning of an escape',
  },
  {
    pattern: /^\s+|\s+$/g,
    meaning: 'white space to be dropped',
    remedy: () => 'remove it; a block scalar ends without a line end if it begins with ">-"',
  },
]
