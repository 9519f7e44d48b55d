/** Runs the recordings of ORACLE_DIR, prints the first misses of each, and last a line for each; exits 1 on a miss. */
import { oracleDirectory, readRecording } from './read-recording.ts'
import { requestSuite } from './request.ts'
import { responseSuite } from './response.ts'
import { routingSuite } from './routing.ts'
import { ruleErrorsSuite } from './rule-errors.ts'
import type { Suite, SuiteResult } from './suite.ts'

const SUITES: readonly Suite[] = [routingSuite, ruleErrorsSuite, requestSuite, responseSuite]
const SHOWN_MISSES = 10

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value, showBigint)
  return text.length > 1000 ? `${text.slice(0, 1000)}...` : text
}

const showBigint = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? `${value}n` : value

const printDetails = (name: string, { misses, differences }: SuiteResult): void => {
  for (const { place, expected, got } of misses.slice(0, SHOWN_MISSES)) {
    console.log(`${name}: ${place}\n  expected ${show(expected)}\n  got      ${show(got)}`)
  }
  if (misses.length > SHOWN_MISSES) {
    console.log(`${name}: ... and ${misses.length - SHOWN_MISSES} more`)
  }
  for (const [behaviour, count] of differences) {
    console.log(`${name}: ${count} differ on purpose: ${behaviour} (docs/werkzeug-differences.md)`)
  }
}

const summarise = ({ name, unit }: Suite, { total, misses, differences }: SuiteResult): string => {
  const different = Array.from(differences.values()).reduce((sum, count) => sum + count, 0)
  const line = `${name} ${total - misses.length} of ${total} ${unit}`
  return different === 0 ? line : `${line} (${different} of them differ on purpose)`
}

const lines: string[] = []
for (const suite of SUITES) {
  const cases = readRecording(suite.name)
  if (cases === undefined) continue
  const result = await suite.run(cases)
  printDetails(suite.name, result)
  lines.push(summarise(suite, result))
  if (result.misses.length > 0) process.exitCode = 1
}
if (lines.length === 0) {
  console.error(`no recordings found in "${oracleDirectory()}"`)
  process.exitCode = 2
} else console.log(lines.join('\n'))
