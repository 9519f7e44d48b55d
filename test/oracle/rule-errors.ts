import { isDeepStrictEqual } from 'node:util'
import type { Method } from '../../src/plugin/endpoint.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import type { RuleError } from '../../src/routing/rule-error.ts'
import type { Part, Rule } from '../../src/routing/rule.ts'
import { answer, findDifference, isSameOutcome } from './outcome.ts'
import type { RecordedOutcome } from './outcome.ts'
import { Tally } from './suite.ts'
import type { Suite } from './suite.ts'

type Sample =
  | { readonly target: string; readonly outcome: RecordedOutcome }
  | { readonly target: string; readonly raises: string }

interface AcceptedRule {
  readonly path: string
  readonly ok: true
  readonly arguments: readonly string[]
  readonly parts: readonly unknown[]
  readonly raises_on_match?: { readonly error: string }
  readonly samples?: readonly Sample[]
}

interface RefusedRule {
  readonly path: string
  readonly error: string
}

interface RuleSet {
  readonly rules: readonly { readonly path: string; readonly method: Method }[]
  readonly index?: number
  readonly existing?: number
}

/** rule_errors.jsonl: which rules Werkzeug accepts, how it compiles them, and which error it raises else. */
export const ruleErrorsSuite: Suite = {
  name: 'rule_errors',
  unit: 'rules',
  run: (cases) => {
    const tally = new Tally()
    for (const recorded of cases as readonly (AcceptedRule | RefusedRule | RuleSet)[]) {
      if ('rules' in recorded) runRuleSet(recorded, tally)
      else if ('error' in recorded) runRefused(recorded, tally)
      else runAccepted(recorded, tally)
    }
    return tally
  },
}

const runRuleSet = ({ rules, index, existing }: RuleSet, tally: Tally): void => {
  const routes = rules.flatMap(({ path, method }) => {
    const rule = parseRule(path)
    return rule.kind === 'rule' ? [{ rule, method }] : []
  })
  const got = compileTable(routes).duplicates[0]
  const expected = index === undefined ? undefined : { index, existing }
  const place = rules.map(({ path, method }) => `${method} ${path}`).join(', ')
  tally.count(isDeepStrictEqual(got, expected) ? undefined : { place, expected, got })
}

const runRefused = ({ path, error }: RefusedRule, tally: Tally): void => {
  const got = parseRule(path)
  const same = got.kind === 'error' && got.python === error
  tally.count(same ? undefined : { place: path, expected: error, got })
}

const runAccepted = (recorded: AcceptedRule, tally: Tally): void => {
  const { path, raises_on_match: raises } = recorded
  const got = parseRule(path)
  if (got.kind === 'error') {
    const expected = raises?.error === 'error' ? 're.error' : raises?.error
    const same = got.python === expected
    const difference = same ? undefined : findRefusal(recorded, got)
    tally.count(same ? undefined : { place: path, expected: recorded, got }, difference)
  } else if (raises !== undefined) {
    tally.count({ place: path, expected: raises, got })
  } else {
    compareRule(recorded, got, tally)
  }
}

const compareRule = (recorded: AcceptedRule, rule: Rule, tally: Tally): void => {
  const expected = { arguments: recorded.arguments, parts: recorded.parts }
  const got = {
    arguments: rule.variables.map(({ name }) => name),
    parts: rule.parts.map(recordPart),
  }
  if (!isDeepStrictEqual(got, expected)) {
    tally.count({ place: recorded.path, expected, got })
    return
  }
  const { table } = compileTable([{ rule, method: 'GET' }])
  for (const sample of recorded.samples ?? []) {
    const outcome = answer(table, 'GET', sample.target)
    if ('outcome' in sample && isSameOutcome(sample.outcome, outcome)) continue
    const difference =
      'outcome' in sample ? findDifference([rule], sample.outcome, outcome) : undefined
    const place = `${recorded.path}: ${sample.target}`
    tally.count({ place, expected: sample, got: outcome }, difference)
    return
  }
  tally.count(undefined)
}

const recordPart = (part: Part): unknown => {
  if (part.kind === 'static') return { static: part.text, weight: part.weight }
  const { expression: regex, final, suffixed, weight } = part
  return { regex, final, suffixed, weight }
}

// Werkzeug takes the rule, but answers every value that reaches its converter with an exception.
const findRefusal = ({ samples = [] }: AcceptedRule, got: RuleError): string | undefined => {
  const raised = samples.every((sample) =>
    'raises' in sample ? sample.raises === got.python : !('values' in sample.outcome),
  )
  if (!raised || got.code !== 'wrong-argument') return undefined
  return 'a rule that Python answers with an exception at every value is refused'
}
