import { BaseMultiDict } from './base-multi-dict.ts'
import { MultiDict } from './multi-dict.ts'

/**
 * A mapping with several values to a key that cannot be changed (Werkzeug's `ImmutableMultiDict`).
 * What gives one value gives the first.
 *
 * @example
 * r.args.get('q') // text or null
 * r.args.get('page', { type: Number, default: 1 })
 * r.args.getlist('tag')
 * const payload = (await r.form).at('payload') // a 400 where the caller left it out
 */
export class ImmutableMultiDict<K = string, V = string> extends BaseMultiDict<K, V> {
  /** A copy that can be changed. */
  copy(): MultiDict<K, V> {
    return new MultiDict(this)
  }
}
