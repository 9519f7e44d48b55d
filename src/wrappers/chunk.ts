/** The bytes of what has bytes, uncopied; anything else is a TypeError that says what to write instead. */
export const bytesOf = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  }
  throw createBodyError(value)
}

const ofEntries = 'write JSON.stringify(Object.fromEntries(value))'

/** What to write instead of a value, by the kind that `Object.prototype.toString` tells. */
const remedies: Readonly<Record<string, string>> = {
  Blob: 'give value.stream()',
  File: 'give value.stream()',
  FormData: ofEntries,
  Map: ofEntries,
  Null: 'leave it out',
  Promise: 'await it',
  Response: 'return it as it is',
  URLSearchParams: 'write String(value)',
  Undefined: 'leave it out',
}

const remediesOfTypes: Readonly<Record<string, string>> = {
  function: 'call it',
  object: 'write JSON.stringify(value)',
}

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/** Whether a value is never meant as a body, though it may be iterable. */
export const isNoBody = (value: unknown): boolean => kindOf(value) in remedies

/** The error for what cannot be sent as a body, or as a piece of one. */
export const createBodyError = (value: unknown): TypeError => {
  const kind = kindOf(value)
  const remedy = remedies[kind] ?? remediesOfTypes[typeof value] ?? 'write String(value)'
  return new TypeError(`A body is made of strings and bytes, not of ${kind}: ${remedy}`)
}
