import { isDeepStrictEqual } from 'node:util'
import type { RecordedAnswer, RecordedError } from './response-case.ts'

/** Whether our outcome is the recorded one; of an error the kind and the place are compared, not the text. */
export const isSame = (
  expected: RecordedAnswer | RecordedError,
  got: RecordedAnswer | RecordedError,
): boolean => {
  if (!('error' in expected) || !('error' in got)) return isDeepStrictEqual(expected, got)
  const { type, at, code, headers } = expected.error
  const own = got.error
  return (
    at === own.at &&
    code === own.code &&
    isDeepStrictEqual(headers, own.headers) &&
    (type === own.type || ourError(type) === own.type)
  )
}

/** JavaScript's error where Python has another name. */
const ourError = (type: string): string =>
  type === 'ValueError' || type === 'UnicodeError' || type === 'KeyError' ? 'RangeError' : type
