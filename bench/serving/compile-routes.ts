import type { CompiledPlugin } from '../../src/plugin/compiled-plugin.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'

/** A plugin of GET routes as source text, in the form in which the build emits one. */
export const compileRoutes = (paths: readonly string[]): string => {
  const rules = paths.map((path) => {
    const rule = parseRule(path)
    if (rule.kind === 'error') throw new Error(rule.message)
    return { rule, method: 'GET' as const }
  })
  const plugin: Omit<CompiledPlugin<never>, 'handlers'> = {
    manifest: { author: 'bench', name: 'bench', version: '0.0.1' },
    groups: [{ file: 'group/bench.yaml', settings: [] }],
    endpoints: paths.map((path, index) => {
      return { id: `endpoints/e${index}`, rule: path, method: 'GET', hidden: false, group: 0 }
    }),
    table: compileTable(rules).table,
  }
  return JSON.stringify({ ...plugin, session: {} })
}
