/** What a handler may write, by what it is about: `make` is what `x` is, each use an expression. */
export interface Probes {
  readonly make: string
  readonly uses: string
}

/** The uses, each on its own. */
export const listUses = ({ uses }: Probes): readonly string[] =>
  uses
    .split(/;\s+|\n\s*/)
    .map((use) => use.trim())
    .filter((use) => use !== '')

/** Reads members. */
export const members = (names: string): string =>
  names
    .split(' ')
    .map((name) => `x.${name}`)
    .join('; ')

/** Reads and writes members, each with a value of its own. */
const fields = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(
      ([name, value]) =>
        `x.${name}; x.${name} = ${value}; x.${name} = null; (x.${name} = ${value}, x.${name})`,
    )
    .join('\n')

/** Reads and writes members that all take this value. */
export const texts = (names: string, value = '"a"'): string =>
  fields(Object.fromEntries(names.split(' ').map((name) => [name, value])))
