import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildSync, transformSync } from 'esbuild'
import { formatTable } from '../format-table.ts'
import type { RouteSet } from './route-set.ts'
import { emitTable } from './routers.ts'

/** A table of the bytes of the set's route table and of the matcher, minified, and of the time to start with them. */
export const weighTable = ({ name, rules }: RouteSet): string => {
  const table = transformSync(`table=${emitTable(rules)}`, { minify: true }).code
  const matcher = buildSync({
    entryPoints: [join(import.meta.dirname, '../../src/routing/match.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  }).outputFiles[0]?.text
  const expression = table.slice(table.indexOf('=') + 1).replace(/;\s*$/, '')
  return formatTable([
    [name, 'bytes', 'gzip'],
    ['route table', String(table.length), String(gzipSync(table, { level: 9 }).length)],
    ['matcher', String(matcher?.length), String(gzipSync(matcher ?? '', { level: 9 }).length)],
    ['us to parse the table and make it, cold', timeStart(expression), ''],
  ])
}

const RUNS = 15

// A new process each time: an engine remembers what it has compiled.
const timeStart = (expression: string): string => {
  const script = `
    import vm from 'node:vm'
    new vm.Script('({})').runInThisContext()
    const source = process.argv[1]
    const start = process.hrtime.bigint()
    new vm.Script(source).runInThisContext()
    console.log(Number(process.hrtime.bigint() - start) / 1000)`
  const times = Array.from({ length: RUNS }, () => {
    const { stdout } = spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      script,
      `(${expression})`,
    ])
    return Number(String(stdout))
  })
  return (times.toSorted((a, b) => a - b)[RUNS >> 1] ?? Number.NaN).toFixed(0)
}
