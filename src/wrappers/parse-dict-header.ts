import { decodeExtendedValue, splitExtendedValue } from './extended-value.ts'
import { parseListHeader } from './parse-list-header.ts'
import { unquoteHeaderValue } from './quoted-string.ts'
import { strip } from './strip.ts'

/**
 * The `key=value` items of a list header; a key alone has null, a later equal key wins
 * (Werkzeug's `parse_dict_header`, [K2]). Keys keep their case.
 */
export const parseDictHeader = (header: string): Map<string, string | null> => {
  const items = new Map<string, string | null>()
  for (const item of parseListHeader(header)) {
    const equals = item.indexOf('=')
    let key = strip(equals === -1 ? item : item.slice(0, equals))
    if (key === '') continue
    let value = equals === -1 ? null : strip(item.slice(equals + 1))
    if (value !== null && key.endsWith('*')) {
      const split = splitExtendedValue(value)
      key = key.slice(0, -1)
      value = decodeExtendedValue(split.value, split.charset)
    }
    items.set(key, value === null ? null : unquoteHeaderValue(value))
  }
  return items
}
