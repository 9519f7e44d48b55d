import { placeIn, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { locateInScalar } from './locate-in-scalar.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import type { ScalarText } from './yaml-node.ts'

/** Warns of a path that dify-edge answers itself, before any endpoint is looked for. */
export function* checkReserved(file: SourceFile, path: ScalarText): Checking {
  const [start, segment = ''] = /^\/+([^/<]+)(?=\/|$)/.exec(path.text) ?? []
  const purpose = RESERVED.get(segment)
  if (start === undefined || purpose === undefined) return
  const span = { start: start.length - segment.length, end: start.length }
  yield warning('reserved-path', placeIn(file, locateInScalar(file.text, path, span)), {
    message: `Paths under ${quote(`/${segment}/`)} are kept for ${purpose}, and no endpoint answers there`,
    hint: 'choose another first segment',
  })
}

/** What each first segment is kept for. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['_files', 'uploaded files'],
  ['e', 'hooks'],
  ['console', 'the console'],
])
