import { Accept } from './accept.ts'

/** Other names of charsets, written without separators. */
const aliases: Readonly<Record<string, string>> = {
  u8: 'utf8',
  utf: 'utf8',
  cp65001: 'utf8',
  u16: 'utf16',
  u32: 'utf32',
  usascii: 'ascii',
  '646': 'ascii',
  latin: 'iso88591',
  cp819: 'iso88591',
  '8859': 'iso88591',
  iso8859: 'iso88591',
  shiftjis: 'sjis',
  csshiftjis: 'sjis',
  eucjp: 'ujis',
  big5tw: 'big5',
  euccn: 'gb2312',
  cp936: 'gbk',
}

/** The part of ISO 8859 that each Latin alphabet is. */
const latin = [1, 2, 3, 4, 9, 10, 13, 14, 15, 16]

/** A charset by one of its names, as Python's codecs know them. */
const normalize = (charset: string): string => {
  const name = charset
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
    .replace(/^windows/, 'cp')
    .replace(/^(?:latin|l)(\d+)$/, (found, number: string) => {
      const part = latin[Number(number) - 1]
      return part === undefined ? found : `iso8859${part}`
    })
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name
}

/** An `Accept-Charset` header (Werkzeug's `CharsetAccept`; RFC 9110, section 12.5.2). */
export class CharsetAccept extends Accept {
  protected override matches(value: string, item: string): boolean {
    return item === '*' || normalize(item) === normalize(value)
  }
}
