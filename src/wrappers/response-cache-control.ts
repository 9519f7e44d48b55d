import { CallbackDict } from './callback-dict.ts'
import { dumpPairs } from './dump-header.ts'
import { parseDictHeader } from './parse-dict-header.ts'
import { parseInteger } from './parse-integer.ts'

type Kind = 'flag' | 'seconds' | 'text'

const directives: Readonly<Record<string, Kind>> = {
  max_age: 'seconds',
  s_maxage: 'seconds',
  no_cache: 'text',
  no_store: 'flag',
  no_transform: 'flag',
  must_revalidate: 'flag',
  proxy_revalidate: 'flag',
  must_understand: 'flag',
  private: 'text',
  public: 'flag',
  immutable: 'flag',
  stale_while_revalidate: 'seconds',
  stale_if_error: 'seconds',
}

/**
 * The `Cache-Control` header of a response: a mapping of directives, null for one without a value,
 * and a property for each that HTTP knows. Changing it changes the header.
 *
 * @example
 * response.cache_control.public = true
 * response.cache_control.max_age = 3600
 */
export class ResponseCacheControl extends CallbackDict<string, string | null> {
  /** How many seconds the response stays fresh. */
  declare max_age: number | null
  /** The same for shared caches alone. */
  declare s_maxage: number | null
  /** To be checked with the server before each use; a text names the headers it is for. */
  declare no_cache: string | boolean | null
  /** Not to be stored. */
  declare no_store: boolean
  /** Not to be changed on the way. */
  declare no_transform: boolean
  /** Not to be used stale. */
  declare must_revalidate: boolean
  /** Not to be used stale by shared caches. */
  declare proxy_revalidate: boolean
  /** To be stored only by caches that know the rules of its status. */
  declare must_understand: boolean
  /** For one user's cache; a text names the headers it is for. */
  declare private: string | boolean | null
  /** For shared caches too. */
  declare public: boolean
  /** Will not change while it is fresh. */
  declare immutable: boolean
  /** How many seconds it may be used stale while it is fetched anew. */
  declare stale_while_revalidate: number | null
  /** How many seconds it may be used stale if the server fails. */
  declare stale_if_error: number | null

  /** The directives of a header. */
  static from_header(value: string | null): ResponseCacheControl {
    return new ResponseCacheControl(value === null ? [] : parseDictHeader(value))
  }

  /** The header. */
  to_header(): string {
    return dumpPairs(this)
  }

  override toString(): string {
    return this.to_header()
  }

  static {
    for (const [property, kind] of Object.entries(directives)) {
      const key = property.replaceAll('_', '-')
      Object.defineProperty(this.prototype, property, {
        get(this: ResponseCacheControl) {
          return readDirective(this, key, kind)
        },
        set(this: ResponseCacheControl, value: string | number | boolean | null) {
          writeDirective(this, key, kind === 'flag' ? Boolean(value) : convert(value, kind))
        },
      })
    }
  }
}

const readDirective = (
  control: ResponseCacheControl,
  key: string,
  kind: Kind,
): string | number | boolean | null => {
  if (kind === 'flag') return control.has(key)
  const value = control.get(key)
  if (value === undefined) return null
  if (kind === 'text') return value ?? true
  return value === null ? null : parseInteger(value)
}

const writeDirective = (
  control: ResponseCacheControl,
  key: string,
  value: string | boolean | null,
): void => {
  if (value === null || value === false) control.delete(key)
  else control.set(key, value === true ? null : value)
}

const convert = (value: string | number | boolean | null, kind: Kind): string | boolean | null => {
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null
  if (kind === 'text') return String(value)
  const seconds = typeof value === 'number' ? Math.trunc(value) : parseInteger(value)
  if (seconds === null || !Number.isFinite(seconds)) {
    throw new RangeError(
      `A Cache-Control directive takes whole seconds, not ${JSON.stringify(value)}`,
    )
  }
  return String(seconds)
}
