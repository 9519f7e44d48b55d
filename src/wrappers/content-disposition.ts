import { quoteHeaderValue } from './dump-header.ts'
import { percentEncode } from './percent-encode.ts'

const nonAscii = /[^\0-\x7f]/
const unsafeInValue = /[^\w!#$&+\-.^`|~]+/g

/** The parameters that tell a file's name: for one beyond ASCII an ASCII form and RFC 5987's `filename*`. */
export const fileNameParameters = (name: string): readonly (readonly [string, string])[] => {
  if (!nonAscii.test(name)) return [['filename', name]]
  const simple = name.normalize('NFKD').replace(/[^\0-\x7f]+/g, '')
  return [
    ['filename', simple],
    ['filename*', `UTF-8''${percentEncode(name, unsafeInValue)}`],
  ]
}

// A parameter, of which there may be both; other strings in quotes may look like one, and are passed over. What is
// not closed goes to the end, so that no part is looked at twice.
const fileName =
  /;\s*filename(\*?)\s*=\s*("(?:[^"\\]|\\(?:.|$))*(?:"|$)|[^;"]*)|"(?:[^"\\]|\\(?:.|$))*(?:"|$)/gis

/** A `Content-Disposition` with its file name in a form that every client reads (RFC 6266, section 4.3). */
export const contentDisposition = (header: string): string => {
  const isTold = Array.from(header.matchAll(fileName)).some(([, star]) => star === '*')
  return header.replace(fileName, (found, star?: string, name = '') => {
    if (star !== '') return found
    const [[, simple] = ['', ''], extended] = fileNameParameters(unquote(name))
    const rest = extended === undefined || isTold ? '' : `; filename*=${extended[1]}`
    return `; filename=${quoteHeaderValue(simple)}${rest}`
  })
}

const unquote = (text: string): string =>
  text.startsWith('"') ? text.slice(1).replace(/"$/, '').replace(/\\(.)/gs, '$1') : text.trim()
