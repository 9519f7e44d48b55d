/** Puts `***` in the place of a key in what a service says, also where JSON or a URL spells it in another way. */
export function blotKey(text: string, key: string | undefined): string {
  if (key === undefined) return text
  const spellings = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)]
  return spellings.reduce((blotted, spelling) => blotted.replaceAll(spelling, '***'), text)
}
