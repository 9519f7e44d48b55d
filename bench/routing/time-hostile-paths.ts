import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import { formatTable } from '../format-table.ts'
import { HOSTILE_CASES } from './hostile-set.ts'
import type { HostileCase } from './hostile-set.ts'

const LENGTHS = [1024, 2048, 4096, 8192]
const ROUNDS = 21

/** A table of microseconds a match for hostile paths that double in length: what is linear doubles. */
export const timeHostilePaths = (): string => {
  const rows = HOSTILE_CASES.map(createRow)
  const head = ['hostile paths, us', ...LENGTHS.map((length) => `${length} B`), 'growth']
  return formatTable([head, ...rows])
}

const createRow = (hostile: HostileCase): string[] => {
  const times = LENGTHS.map((length) => time(hostile, length))
  const growth = (times.at(-1) ?? Number.NaN) / (times.at(-2) ?? Number.NaN)
  return [hostile.name].concat(
    times.map((each) => each.toFixed(0)),
    growth.toFixed(1),
  )
}

const time = ({ rules, unit, end }: HostileCase, length: number): number => {
  const routes = rules.flatMap((path) => {
    const rule = parseRule(path)
    return rule.kind === 'rule' ? [{ rule, method: 'GET' as const }] : []
  })
  const { table } = compileTable(routes)
  const path = `/${unit.repeat(length / unit.length)}${end}`
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint()
    match(table, 'GET', path)
    return Number(process.hrtime.bigint() - start) / 1000
  })
  return times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN
}
