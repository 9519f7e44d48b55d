import { placeIn, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { locateInScalar } from './locate-in-scalar.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import type { YamlScalar } from './yaml-node.ts'

/** Warns of variables in the syntax of other routers: they are plain text here, as in Werkzeug. */
export function* checkPath(
  file: SourceFile,
  path: { readonly text: string; readonly node: YamlScalar },
): Checking {
  for (const match of path.text.matchAll(FOREIGN)) {
    const [written, braces, colon] = match
    const start = match.index
    const place = placeIn(
      file,
      locateInScalar(file.text, path, { start, end: start + written.length }),
    )
    const name = (braces ?? colon ?? '').replaceAll(/\W+/g, '_')
    yield warning('suspicious-path', place, {
      message: `${quote(written)} is plain text in a path, not a variable`,
      hint: `write "<${name}>" for a variable`,
    })
  }
}

// {id} of OpenAPI, and :id of Express where a segment begins with it.
const FOREIGN = /\{([^{}/<>]*)\}|(?<=\/):([A-Za-z_]\w*)/g
