import { parseIfRange } from './if-range.ts'
import { parseDate } from './parse-date.ts'
import { parseEtags } from './parse-etags.ts'
import { unquoteEtag } from './unquote-etag.ts'

/** What a response is made conditional on: a `Request`, or a Fetch request. */
export type ConditionalRequest = {
  readonly method: string
  readonly headers: { get(name: string): string | null }
}

/** What a response says about the version of its resource. */
export type ResourceVersion = {
  /** The `ETag` header. */
  readonly etag: string | null
  /** The `Last-Modified` header. */
  readonly last_modified: string | null
}

/**
 * Whether the client has this version already (the inverse of Werkzeug's `is_resource_modified`,
 * [N1]). `if-range` asks for the version of which the client has a part.
 */
export const isUnmodified = (
  { headers }: ConditionalRequest,
  { etag, last_modified }: ResourceVersion,
  asking: 'whole' | 'if-range',
): boolean => {
  const ifRange = parseIfRange(asking === 'if-range' ? headers.get('If-Range') : null)
  const since = ifRange.date ?? parseDate(headers.get('If-Modified-Since'))
  const changed = parseDate(last_modified)
  const unmodified = since !== null && changed !== null && changed <= since
  if (etag === null || etag === '') return unmodified
  const { tag } = unquoteEtag(etag)
  if (ifRange.etag !== null) return ifRange.etag === tag
  // If-Match is for changes, but Werkzeug lets it decide here too, over all others.
  const match = parseEtags(headers.get('If-Match'))
  if (match.provided) return !match.is_strong(tag)
  const noneMatch = parseEtags(headers.get('If-None-Match'))
  return noneMatch.provided ? noneMatch.contains_weak(tag) : unmodified
}
