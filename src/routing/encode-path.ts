/** Encodes a decoded path: all but letters, digits and `-._~!$&'()*+,/:;=@` as UTF-8 with upper-case escapes. */
export const encodePath = (path: string): string =>
  // encodeURI leaves these two besides, and throws at half a surrogate pair.
  encodeURI(path.toWellFormed()).replaceAll('?', '%3F').replaceAll('#', '%23')
