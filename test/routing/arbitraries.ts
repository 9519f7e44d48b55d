import * as fc from 'fast-check'
import { METHODS } from '../../src/plugin/endpoint.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import type { Converter } from '../../src/routing/rule.ts'
import type { RoutedRule } from '../../src/routing/state-tree.ts'

// Few and short pieces, so that rules overlap and paths often fit.
// "i" and "é" differ in a bit that no table of children goes as far as.
const TEXTS = 'a ab b 1 12 - . a. é i 😀 % %41 x'.split(' ').concat(' ', '\n')
const CONVERTERS = [
  '',
  'string:',
  'string(length=1):',
  'string(length=2):',
  'string(minlength=0):',
  'string(maxlength=2):',
  'string(minlength=2, maxlength=3):',
  'string(length=0):',
  'int:',
  'int(signed=True):',
  'int(max=5):',
  'int(min=2, fixed_digits=2):',
  'float:',
  'float(signed=True, max=1.5):',
  'path:',
  'any(a, ab, b):',
  'any("a.", "1", "-"):',
  'any("", a):',
  'any():',
  'uuid:',
]

/** A piece of a rule: a text, or a converter for a variable. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...TEXTS).map((text) => ({ text, converter: undefined })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...CONVERTERS).map((converter) => ({ text: '', converter })),
  },
)

const segment = fc.oneof(
  { weight: 3, arbitrary: fc.array(piece, { minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 2, maxLength: 5 }) },
)

/** The path of a rule. */
const rulePath: fc.Arbitrary<string> = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.constantFrom('', '/'))
  .map(([segments, end]) => {
    let variable = 0
    const texts = segments.map((pieces) =>
      pieces
        .map(({ text, converter }) =>
          converter === undefined ? text : `<${converter}v${variable++}>`,
        )
        .join(''),
    )
    return `/${texts.join('/')}${texts.length > 0 ? end : ''}`
  })

/** Rules that overlap often. */
export const routedRules: fc.Arbitrary<readonly RoutedRule[]> = fc
  .array(fc.tuple(rulePath, fc.constantFrom(...METHODS, 'GET' as const, 'GET' as const)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) =>
    list.flatMap(([path, method]) => {
      const rule = parseRule(path)
      return rule.kind === 'rule' ? [{ rule, method }] : []
    }),
  )

const PIECES =
  `a ab b 1 12 - -1 . 0.5 %C3%A9 %F0%9F%98%80 %25 %2541 %20 %0A / / / // %2F x ٣ %D9%A3 % %E2%82 2 a. 😀 i
  aaaaaaaa-1111-2222-3333-ABCDEFabcdef`.split(/\s+/)

/** The path of a target that such rules often fit. */
const targetPath: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 10 })
  .map((pieces) => `/${pieces.join('')}`)

/** Methods, also such as no rule has. */
export const requestMethod: fc.Arbitrary<string> = fc.constantFrom(...METHODS, 'PATCH', 'get')

const SAMPLES: Readonly<Record<Converter['kind'], readonly string[]>> = {
  string: ['a', 'ab', 'b', '12', 'é', 'a-b', 'a.b', '😀😀', '\n', '', 'abc'],
  any: ['a', 'ab', 'b', 'a.', '1', '-', ''],
  path: ['a', 'a/b', 'a/', '/a', 'a//b', '\na', 'a\n', '1/2/ab'],
  uuid: ['aaaaaaaa-1111-2222-3333-ABCDEFabcdef', 'aaaaaaaa-1111-2222-3333-ABCDEFabcde'],
  int: ['1', '12', '3', '-1', '٣', '007', '99999999999999999999', '1a'],
  float: ['0.5', '-1.5', '1.25', '٣.٥', '1.', '12.'],
}

// Each seed makes one choice: which sample, whether to encode, and what to change.
const fill = ({ rule }: RoutedRule, seeds: readonly number[]): string => {
  let next = 0
  const choose = <T>(list: readonly T[]): T | undefined =>
    list[(seeds[next++ % seeds.length] ?? 0) % list.length]
  const parts = rule.parts.map((part) => {
    if (part.kind === 'static') return part.text
    const texts = part.tokens.map((token) => {
      if (token.kind === 'text') return token.text
      return token.kind === 'slash' ? '/' : (choose(SAMPLES[token.converter.kind]) ?? '')
    })
    return texts.join('')
  })
  const path = parts.join(choose(['/', '/', '/', '/', '//']))
  const encoded = choose([encodeURI, encodeURIComponentKeepingSlashes, encodeURI])?.(path) ?? path
  return (
    choose([encoded, encoded, encoded, `${encoded}/`, encoded.replace(/.$/, ''), `/${encoded}`]) ??
    encoded
  )
}

const encodeURIComponentKeepingSlashes = (path: string): string =>
  encodeURIComponent(path).replaceAll('%2F', '/')

/** Requests of which many fit one of the rules or nearly do. */
export const requestsFor = (
  routes: readonly RoutedRule[],
): fc.Arbitrary<readonly (readonly [method: string, path: string])[]> => {
  const fitting = fc
    .tuple(fc.nat(), fc.array(fc.nat(), { minLength: 3, maxLength: 8 }), requestMethod)
    .map(([index, seeds, other]) => {
      const route = routes[index % routes.length]
      if (route === undefined) return [other, '/'] as const
      return [index % 3 === 0 ? other : route.method, fill(route, seeds)] as const
    })
  return fc.array(
    fc.oneof({ weight: 4, arbitrary: fitting }, fc.tuple(requestMethod, targetPath)),
    {
      maxLength: 20,
    },
  )
}
