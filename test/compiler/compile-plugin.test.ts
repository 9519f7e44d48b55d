import { expect, test } from 'vitest'
import { compile, plugin } from './plugin-folder.ts'

test('a plugin in the spelling of the guide compiles', () => {
  const { diagnostics, routes, output } = compile(plugin())
  expect(diagnostics).toEqual([])
  expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /duck/<app_id>'])
  expect(Object.keys(output ?? {})).toEqual(['plugin.ts', 'types.d.ts'])
})
