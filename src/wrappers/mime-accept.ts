import { Accept } from './accept.ts'

/** The pieces of a mimetype: type, subtype, parameters. Cut without a pattern, which could take quadratic time. */
const split = (mime: string): string[] =>
  mime
    .split(';')
    .flatMap((piece, index) => (index === 0 ? piece.trimEnd() : piece.trim()).split('/'))

/** A mimetype in lower case, its parameters sorted. */
const normalize = (mime: string): { type: string; subtype: string; parameters: string } => {
  const [type = '', subtype = '', ...parameters] = split(mime.toLowerCase())
  return { type, subtype, parameters: parameters.toSorted().join(';') }
}

/**
 * An `Accept` header (Werkzeug's `MIMEAccept`; RFC 9110, section 12.5.1). A mimetype without "/" asked
 * for is a RangeError.
 */
export class MIMEAccept extends Accept {
  /** Whether the client takes `text/html`, or XHTML. */
  get accept_html(): boolean {
    return this.has('text/html') || this.accept_xhtml
  }

  /** Whether the client takes `application/xhtml+xml` or `application/xml`. */
  get accept_xhtml(): boolean {
    return this.has('application/xhtml+xml') || this.has('application/xml')
  }

  /** Whether the client takes `application/json`. */
  get accept_json(): boolean {
    return this.has('application/json')
  }

  protected override specificity(value: string): readonly number[] {
    return split(value).map((part) => (part === '*' ? 0 : 1))
  }

  protected override matches(value: string, item: string): boolean {
    if (!item.includes('/')) return false
    const wanted = normalize(value)
    if (!value.includes('/') || (wanted.type === '*' && wanted.subtype !== '*')) {
      throw new RangeError(`"${value}" is no mimetype; it takes the form "type/subtype"`)
    }
    const offered = normalize(item)
    // `*/*` is the only mimetype that may begin with a star.
    if (offered.type === '*') return offered.subtype === '*'
    if (wanted.type === '*') return true
    if (offered.type !== wanted.type) return false
    if (offered.subtype === '*' || wanted.subtype === '*') return true
    return offered.subtype === wanted.subtype && offered.parameters === wanted.parameters
  }
}
