/** Emits that a list of names is that of a type of names: it names nothing that is not there, and leaves out nothing that is. */
export const emitList = (names: readonly string[], truth: string): string =>
  `${emitNames(names, truth)} ${emitWhole(names, truth)}`

/** All of the names are there. */
export const emitNames = (names: readonly string[], truth: string): string =>
  names.map((name) => `'${name}' satisfies ${truth};`).join(' ')

/** No name that is there is left out. */
export const emitWhole = (names: readonly string[], truth: string): string => {
  const listed = names.map((name) => `'${name}'`).join(' | ')
  return `(null as unknown as Exclude<${truth}, ${listed}>) satisfies never`
}
