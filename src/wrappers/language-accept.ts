import { Accept, type AcceptItem } from './accept.ts'

const normalize = (tag: string): string => tag.toLowerCase().replaceAll('_', '-')

const primary = (tag: string): string => tag.split(/[_-]/, 1)[0] ?? ''

/** An `Accept-Language` header (Werkzeug's `LanguageAccept`; RFC 9110, section 12.5.4). */
export class LanguageAccept extends Accept {
  /**
   * The candidate that the client wants most; where none matches as a whole, one that is the primary tag
   * of an item, and then the first one whose primary tag is an item. Else `default` (null).
   *
   * @example
   * r.accept_languages.best_match(['en', 'ja', 'zh-Hans'], 'en')
   */
  override best_match(candidates: Iterable<string>): string | null
  override best_match<D extends string | null>(
    candidates: Iterable<string>,
    fallback: D,
  ): string | D
  override best_match(candidates: Iterable<string>, fallback: string | null = null): string | null {
    const list = [...candidates]
    const whole = super.best_match(list)
    if (whole !== null) return whole
    const primaries = Array.from(this, ([tag, quality]): AcceptItem => [primary(tag), quality])
    const shortened = new Accept(primaries).best_match(list)
    if (shortened !== null) return shortened
    const tag = super.best_match(list.map(primary))
    return tag === null
      ? fallback
      : (list.find((candidate) => candidate.startsWith(tag)) ?? fallback)
  }

  protected override matches(value: string, item: string): boolean {
    return item === '*' || normalize(item) === normalize(value)
  }
}
