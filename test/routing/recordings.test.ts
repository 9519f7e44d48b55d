import { expect, test } from 'vitest'
import { readRecording } from '../oracle/read-recording.ts'
import { routingSuite } from '../oracle/routing.ts'
import { ruleErrorsSuite } from '../oracle/rule-errors.ts'

test.each([routingSuite, ruleErrorsSuite])(
  '$name answers as Werkzeug does',
  { timeout: 60_000 },
  async (suite) => {
    const result = await suite.run(readRecording(suite.name) ?? [])

    expect(result.misses).toEqual([])
    expect(result.total).toBeGreaterThan(300)
  },
)
