import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileTable } from '../../src/routing/compile-table.ts'
import { requestsFor, routedRules } from './arbitraries.ts'
import { referenceMatch } from './reference-match.ts'
import { routesOf } from './routes.ts'

const NOTHING: readonly unknown[] = []

test.each([
  ['HEAD after GET', ['GET /a', 'HEAD /a'], [{ index: 1, by: 0 }]],
  ['GET after HEAD still has GET', ['HEAD /a', 'GET /a'], NOTHING],
  ['a text with an only item of any()', ['POST /<any(a):x>', 'POST /a'], [{ index: 0, by: 1 }]],
  ['a uuid after a plain variable', ['GET /<a>', 'GET /<uuid:b>'], [{ index: 1, by: 0 }]],
  ['a uuid before a plain variable', ['GET /<uuid:b>', 'GET /<a>'], NOTHING],
  ['any() after a plain variable', ['GET /<a>/x', 'GET /<any(b, c):b>/x'], [{ index: 1, by: 0 }]],
  ['a length after all lengths', ['GET /<a>', 'GET /<string(length=2):b>'], [{ index: 1, by: 0 }]],
  ['an empty segment is no plain variable', ['GET /<a>', 'GET /<string(minlength=0):b>'], NOTHING],
  ['items among items', ['GET /<any(a, b, c):x>', 'GET /<any(c, a):y>'], [{ index: 1, by: 0 }]],
  ['a sign covers none', ['GET /<int(signed=True):a>', 'GET /<int:b>'], [{ index: 1, by: 0 }]],
  ['no sign does not cover one', ['GET /<int:b>', 'GET /<int(signed=True):a>'], NOTHING],
  ['an int goes before a plain variable', ['GET /<a>', 'GET /<int:b>'], NOTHING],
  [
    'later parts are compared, too',
    ['GET /<a>/<b>', 'GET /<uuid:c>/<int:d>'],
    [{ index: 1, by: 0 }],
  ],
  ['later parts may be narrower', ['GET /<a>/<int:b>', 'GET /<uuid:c>/<d>'], NOTHING],
  ['another method', ['POST /<a>', 'GET /<uuid:b>'], NOTHING],
  ['one slash more', ['GET /<a>/', 'GET /<uuid:b>'], NOTHING],
  ['limits that exclude each other', ['GET /<int(min=5, max=4):a>'], [{ index: 0, by: undefined }]],
  ['more digits than there can be', ['GET /<int(2, 100):a>'], [{ index: 0, by: undefined }]],
  ['a length that is no number', ["GET /<int('x'):a>"], [{ index: 0, by: undefined }]],
  ['items with slashes', ['GET /<any("a/b"):x>'], [{ index: 0, by: undefined }]],
  ['items with slashes behind a path', ['GET /<path:p>-<any("a/b"):x>'], NOTHING],
  ['a negative limit without a sign', ['GET /<float(max=0):a>', 'GET /<int(max=0):a>'], NOTHING],
])('%s', (_, lines, expected) => {
  expect(compileTable(routesOf(lines)).unreachable).toEqual(expected)
})

test('what is called unreachable is never reached', { timeout: 60_000 }, () => {
  const overlapping = fc
    .array(fc.constantFrom(...OVERLAPPING), { minLength: 2, maxLength: 10 })
    .chain((paths) =>
      fc
        .array(fc.constantFrom('GET', 'GET', 'HEAD', 'POST'), {
          minLength: paths.length,
          maxLength: paths.length,
        })
        .map((methods) =>
          routesOf(paths.map((path, index) => `${methods[index] ?? 'GET'} ${path}`)),
        ),
    )
  const routesAndRequests = fc
    .oneof(routedRules, overlapping, overlapping)
    .chain((routes) => fc.tuple(fc.constant(routes), requestsFor(routes)))
  let judged = 0
  fc.assert(
    fc.property(routesAndRequests, ([routes, requests]) => {
      const unreachable = new Set(compileTable(routes).unreachable.map(({ index }) => index))
      if (unreachable.size === 0) return
      judged += 1
      for (const [method, path] of requests) {
        const outcome = referenceMatch(routes, method, path)
        if (outcome.kind === 'found') expect(unreachable).not.toContain(outcome.rule)
      }
    }),
    { numRuns: 1000 },
  )
  expect(judged).toBeGreaterThan(100)
})

const OVERLAPPING =
  `/<a> /<any(a,b):b> /<any(a):b> /a /<string(length=1):c> /<uuid:d> /<int:e> /<int(signed=True):f> /<a>/<b>
  /<any(a,b):a>/<int:b> /a/<int:b> /<uuid:a>/<b> /<a>-<b> /<any(a,b):a>-<b> /<string(length=1):a>-<uuid:b>
  /<path:p> /<path:p>/ /<path:p>-<a> /<path:p>-<any(a,b):a> /<string(minlength=0):a> /<any("",a):a>`.split(
    /\s+/,
  )
