import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { locateInScalar } from '../../src/compiler/locate-in-scalar.ts'
import { readYaml } from '../../src/compiler/read-yaml.ts'
import type { YamlScalar } from '../../src/compiler/yaml-node.ts'

/** The value of `path:` in a YAML text, read to the end. */
const readPath = (text: string): YamlScalar & { readonly value: string } => {
  const reading = readYaml({ path: 'duck.yaml', text })
  let step = reading.next()
  while (!step.done) step = reading.next()
  const node = step.value
  const value = node?.kind === 'mapping' ? node.entries.get('path')?.value : undefined
  if (value?.kind !== 'scalar' || typeof value.value !== 'string') throw new Error(text)
  return { ...value, value: value.value }
}

const locate = (source: string, needle: string): string => {
  const node = readPath(source)
  const start = node.value.indexOf(needle)
  const span = { start, end: start + needle.length }
  const found = locateInScalar(source, { node, text: node.value }, span)
  return source.slice(found.start, found.end)
}

test.each([
  ['plain', 'path: /a/<b>/c\n', '<b>'],
  ['single-quoted', "path: '/it''s/<b>'\n", '<b>'],
  ['double-quoted', 'path: "/a\\t\\x41\\u00e9\\U0001F431\\"/<b>"\n', '<b>'],
  ['tagged and anchored', 'path: !!str &p "/a/<b>"\n', '<b>'],
  ['folded over lines', 'path: /a\n  b\n\n  /<b>\n', '<b>'],
  ['double-quoted over lines', 'path: "/a\\\n   /b\n   <b>"\n', '<b>'],
  ['double-quoted, with an escaped blank at a line end', 'path: "/\\"\n  \\ \n /<b>"\n', '<b>'],
  ['a literal block', 'path: |\n  /a\n  /<b>\n', '<b>'],
  ['a folded block', 'path: >-\n  /a\n  /<b>/\n', '<b>'],
  ['CRLF', 'path: "/a\r\n  /<b>"\r\n', '<b>'],
])('a place in a %s scalar is found', (_, source, needle) => {
  expect(locate(source, needle)).toBe(needle)
})

test('an escape is marked as it is written', () => {
  expect(locate("path: '/it''s'\n", "t's")).toBe("t''s")
  expect(locate('path: "/a\\u003cb>"\n', '<b>')).toBe('\\u003cb>')
})

test('whatever the writer of YAML makes of a text, its end is found behind its start', () => {
  const styles = fc.constantFrom(
    'PLAIN',
    'QUOTE_SINGLE',
    'QUOTE_DOUBLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  )
  const texts = fc.string({
    unit: fc.constantFrom('/', 'a', ' ', '\n', "'", '"', '\\', '<b>', 'é', '🐱'),
  })
  fc.assert(
    fc.property(styles, texts, (defaultStringType, text) => {
      const source = stringify({ path: `${text}<x>` }, { defaultStringType, lineWidth: 20 })
      // The writer may break a quoted line in the middle of it.
      expect(locate(source, '<x>').replace(/\\\n */, '')).toBe('<x>')
    }),
    { numRuns: 500 },
  )
})
