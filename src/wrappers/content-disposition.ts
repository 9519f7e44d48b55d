import { dumpOptionsHeader } from './dump-header.ts'
import { parseOptionsHeader } from './parse-options-header.ts'
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

/** A `Content-Disposition` with its file name in a form that every client reads (RFC 6266, section 4.3). */
export const contentDisposition = (header: string): string => {
  const { value, options } = parseOptionsHeader(header)
  const { filename, ...others } = Object.fromEntries(options)
  const names = filename === undefined ? [] : fileNameParameters(filename)
  return dumpOptionsHeader(value, [...names, ...Object.entries(others)])
}
