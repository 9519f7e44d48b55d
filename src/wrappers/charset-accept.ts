import { Accept } from './accept.ts'

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'us-ascii': 'ascii',
  latin1: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
}

const normalize = (charset: string): string => {
  const name = charset.toLowerCase().replaceAll('_', '-')
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name
}

/** An `Accept-Charset` header (Werkzeug's `CharsetAccept`; RFC 9110, section 12.5.2). */
export class CharsetAccept extends Accept {
  protected override matches(value: string, item: string): boolean {
    return item === '*' || normalize(item) === normalize(value)
  }
}
