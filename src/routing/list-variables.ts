import type { Converter, Rule } from './rule.ts'
import type { RouteTable } from './table.ts'

/** Lists the variables of each rule, and each converter that has something to do once. */
export const listVariables = (rules: readonly Rule[]): Pick<RouteTable, 'rules' | 'converters'> => {
  const converters = new Map<string, Converter>()
  const numberOf = (converter: Converter): number => {
    if (!isConverting(converter)) return 0
    const key = JSON.stringify(converter, writeBigint)
    if (!converters.has(key)) converters.set(key, converter)
    return Array.from(converters.keys()).indexOf(key) + 1
  }
  const listed = rules.map(({ variables }) =>
    variables.flatMap(({ name, converter }) => [name, numberOf(converter)]),
  )
  return { rules: listed, converters: Array.from(converters.values()) }
}

// The others give the text as it is.
const isConverting = ({ kind }: Converter): boolean =>
  kind === 'int' || kind === 'float' || kind === 'uuid'

const writeBigint = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? `${value}n` : value
