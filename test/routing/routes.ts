import type { Method } from '../../src/plugin/endpoint.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import type { Rule } from '../../src/routing/rule.ts'
import type { RoutedRule } from '../../src/routing/state-tree.ts'

/** The rule of a path; it has to be one. */
export const ruleOf = (path: string): Rule => {
  const rule = parseRule(path)
  if (rule.kind === 'error') throw new Error(rule.message)
  return rule
}

/** The rules of lines such as "GET /<a>". */
export const routesOf = (lines: readonly string[]): readonly RoutedRule[] =>
  lines.map((line) => {
    const [method = ''] = line.split(' ', 1)
    return { rule: ruleOf(line.slice(method.length + 1)), method: method as Method }
  })
