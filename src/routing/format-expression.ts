import { unreachable } from '../unreachable.ts'
import type { Converter, Token } from './rule.ts'

/** Python's regular expression for a part, by which Werkzeug tells whether two parts are the same. */
export const formatExpression = (tokens: readonly Token[], suffixed: boolean): string => {
  let group = 0
  const pieces = tokens.map((token) => {
    switch (token.kind) {
      case 'text':
        return escapeText(token.text)
      case 'slash':
        return '/'
      case 'variable':
        return `(?P<__werkzeug_${group++}>${formatConverter(token.converter)})`
      default:
        return unreachable(token)
    }
  })
  return `${pieces.join('')}${suffixed ? '(?<!/)(/?)' : ''}\\Z`
}

// Python's re.escape.
const escapeText = (text: string): string =>
  text.replaceAll(/[()[\]{}?*+\-|^$\\.&~# \t-\r]/g, '\\$&')

const HEX = '[A-Fa-f0-9]'

const formatConverter = (converter: Converter): string => {
  switch (converter.kind) {
    case 'string':
      if (converter.exact) return `[^/]{${converter.min}}`
      return `[^/]{${converter.min},${converter.max ?? ''}}`
    case 'any':
      return `(?:${converter.items.map(escapeText).join('|')})`
    case 'path':
      return '[^/].*?'
    case 'uuid':
      return `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`
    case 'int':
      return `${converter.signed ? '-?' : ''}\\d+`
    case 'float':
      return `${converter.signed ? '-?' : ''}\\d+\\.\\d+`
    default:
      return unreachable(converter)
  }
}
