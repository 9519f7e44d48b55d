/** Text with the first letter of each word as a capital (Python's `str.title`). */
export const titleCase = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
