/**
 * Copies of a text that no engine has hashed, internalised or seen before, as a request's path is. Flat and of one
 * byte a character; a `slice` or a `+` of a known text would be a view on it or a rope, and flattened in the match.
 */
export const createFreshStrings = (text: string, count: number): readonly string[] => {
  const bytes = Buffer.from(text, 'latin1')
  return Array.from({ length: count }, () => bytes.toString('latin1'))
}
