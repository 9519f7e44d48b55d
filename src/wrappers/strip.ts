// Python's white space differs from JavaScript's: U+001C to U+001F and U+0085 belong to it, U+FEFF does not.
const blank = /[\s\x1c-\x1f\x85]/

/** Whether the character at an index is white space to Python. */
export const isBlank = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index)
  return code === 0x20 || (code !== 0xfeff && blank.test(text.charAt(index)))
}

/** The text without white space at both ends (Python's `str.strip`). */
export const strip = (text: string): string => {
  let from = 0
  while (from < text.length && isBlank(text, from)) from += 1
  return stripEnd(text.slice(from))
}

/** The text without white space at its end (Python's `str.rstrip`). */
export const stripEnd = (text: string): string => {
  let to = text.length
  while (to > 0 && isBlank(text, to - 1)) to -= 1
  return text.slice(0, to)
}
