import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRule } from '../../src/routing/parse-rule.ts'
import { ruleOf } from './routes.ts'

test.each([
  // [path, code, Python's exception, the place, the hint]
  ['a', 'missing-slash', 'ValueError', 'a', 'write "/a"'],
  ['https://x.com/a/<b>', 'missing-slash', 'ValueError', 'h', 'write "/a/<b>"'],
  ['https://x.com', 'missing-slash', 'ValueError', 'h', 'write "/"'],
  ['', 'missing-slash', 'ValueError', '', 'write "/"'],
  [
    '/a/<b',
    'malformed-variable',
    'ValueError',
    '<b',
    'close it with ">": <name> or <converter:name>',
  ],
  [
    '/<a/<b>',
    'malformed-variable',
    'ValueError',
    '<a',
    'close it with ">": <name> or <converter:name>',
  ],
  ['/<>/x', 'malformed-variable', 'ValueError', '<>', 'give it a name: <name>'],
  ['/<1a>', 'malformed-variable', 'ValueError', '<1a>', 'begin the name with a letter or "_"'],
  ['/<int: a>', 'malformed-variable', 'ValueError', '<int: a>', 'write <int:a>'],
  [
    '/<é>',
    'malformed-variable',
    'ValueError',
    '<é>',
    'name it with the letters a to z, digits and "_" only',
  ],
  [
    '/<a()>',
    'malformed-variable',
    'ValueError',
    '<a()>',
    'give it a name behind a colon: <a():name>',
  ],
  [
    '/<user-id>',
    'malformed-variable',
    'ValueError',
    '<user-id>',
    'name it "user_id": a name holds only the letters a to z, digits and "_"',
  ],
  ['/<int:>', 'malformed-variable', 'ValueError', '<int:>', 'give it a name: <int:name>'],
  [
    '/<a:b:c>',
    'malformed-variable',
    'ValueError',
    '<a:b:c>',
    'write <name>, <converter:name> or <converter(arguments):name>',
  ],
  ['/<Int:a>', 'unknown-converter', 'LookupError', 'Int', 'did you mean "int"?'],
  ['/<integer:a>', 'unknown-converter', 'LookupError', 'integer', 'did you mean "int"?'],
  ['/<str:a>', 'unknown-converter', 'LookupError', 'str', 'did you mean "string"?'],
  [
    '/<slug:a>',
    'unknown-converter',
    'LookupError',
    'slug',
    'the converters are "any", "default", "float", "int", "path", "string", "uuid"',
  ],
  [
    '/<int(min=-5):a>',
    'malformed-arguments',
    'ValueError',
    'min=-',
    'a number has no sign here; put a text that is not one word in quotes',
  ],
  [
    '/<any(a b):x>',
    'malformed-arguments',
    'ValueError',
    'a',
    'separate arguments by commas and put a text that is not one word in quotes',
  ],
  [
    '/<int(lenght=2):a>',
    'unknown-argument',
    'TypeError',
    'lenght=2',
    'its arguments are "fixed_digits", "min", "max", "signed"',
  ],
  ['/<string(lenght=2):a>', 'unknown-argument', 'TypeError', 'lenght=2', 'did you mean "length"?'],
  ['/<any(x=1):a>', 'unknown-argument', 'TypeError', 'x=1', 'it takes only texts to choose from'],
  ['/<path(self=1):a>', 'unknown-argument', 'TypeError', 'self=1', 'it needs no arguments'],
  [
    '/<int(1, fixed_digits=2):a>',
    'repeated-argument',
    'TypeError',
    'fixed_digits=2',
    'remove one of them',
  ],
  [
    '/<float(1, 2, True, x):a>',
    'too-many-arguments',
    'TypeError',
    'x',
    'its arguments are "min", "max", "signed"',
  ],
  ['/<any(a, 1):x>', 'wrong-argument', 'TypeError', '1', 'write "1" in quotes'],
  [
    '/<string(length=abc):a>',
    'wrong-argument',
    'ValueError',
    'length=abc',
    'write a whole number that is not negative',
  ],
  [
    '/<string(length=inf):a>',
    'wrong-argument',
    'OverflowError',
    'length=inf',
    'write a whole number that is not negative',
  ],
  [
    '/<string(minlength=None):a>',
    'wrong-argument',
    'TypeError',
    'minlength=None',
    'write a whole number that is not negative',
  ],
  [
    "/<string(length='-1'):a>",
    'wrong-argument',
    'none',
    "length='-1'",
    'write a whole number that is not negative',
  ],
  [
    '/<string(3, 2):a>',
    'wrong-argument',
    're.error',
    '2',
    '"minlength" (1 if it is not given) must not be greater than "maxlength"',
  ],
  [
    '/<string(maxlength=0):a>',
    'wrong-argument',
    're.error',
    'maxlength=0',
    '"minlength" (1 if it is not given) must not be greater than "maxlength"',
  ],
  [
    '/<string(4294967295):a>',
    'wrong-argument',
    'OverflowError',
    '4294967295',
    'write a length below 4294967295',
  ],
  [
    "/<int(max='5'):a>",
    'wrong-argument',
    'TypeError',
    "max='5'",
    'write a number without quotes and without a comma after the last one',
  ],
  ['/<a>/<int:a>', 'duplicate-variable', 'SyntaxError', '<int:a>', 'give one of them another name'],
  ['/<None>', 'reserved-variable', 'ValueError', '<None>', 'choose another name'],
  ['/<__debug__>', 'reserved-variable', 'SyntaxError', '<__debug__>', 'choose another name'],
])('%s: %s', (...[path, code, python, place, hint]) => {
  const error = parseRule(path)

  expect(error).toMatchObject({ kind: 'error', code, python, hint })
  if (error.kind === 'error') expect(path.slice(error.start, error.end)).toBe(place)
})

test.each([
  ['the first error is told', '/<a>/<a>/<foo:b>', 'unknown-converter'],
  ['names are looked at when all is read', '/<a>/<a>/<b', 'malformed-variable'],
  ['a constant is found before a repetition', '/<a>/<a>/<None>', 'reserved-variable'],
  ['what only a request meets comes last', '/<string(3, 2):a>/<a>', 'duplicate-variable'],
  ['arguments are read before the converter is looked up', '/<foo(-1):a>', 'malformed-arguments'],
])('%s', (_, path, code) => {
  expect(parseRule(path)).toMatchObject({ kind: 'error', code })
})

test('places are those of the path as it was written, with all its slashes', () => {
  const path = '//a///<any("x//y"):b>//<foo:c>'
  const error = parseRule(path)

  expect(error).toMatchObject({ kind: 'error', code: 'unknown-converter' })
  if (error.kind === 'error') expect(path.slice(error.start, error.end)).toBe('foo')
})

test('variables tell their place', () => {
  const path = '//x//<a>-<int(max=5):b>//'
  const places = ruleOf(path).variables.map(({ start, end }) => path.slice(start, end))

  expect(places).toEqual(['<a>', '<int(max=5):b>'])
})

test.each([
  ['<v>', 'string'],
  ['<path:v>', 'string'],
  ['<uuid:v>', 'string'],
  ['<any(a):v>', 'string'],
  ['<float:v>', 'number'],
  ['<int:v>', 'number | bigint'],
  ['<int(max=9):v>', 'number'],
  ['<int(max=9007199254740991):v>', 'number'],
  ['<int(max=9007199254740992):v>', 'number | bigint'],
  ['<int(max=nan):v>', 'number | bigint'],
  ['<int(max=inf):v>', 'number | bigint'],
  ['<int(max=9, signed=True):v>', 'number | bigint'],
  ['<int(min=0, max=9, signed=True):v>', 'number'],
  ['<int(15):v>', 'number'],
  ['<int(16):v>', 'number | bigint'],
])('the values of %s are of type %s', (variable, type) => {
  expect(ruleOf(`/${variable}`).variables[0]?.type).toBe(type)
})

test(
  'any text as a path gives a rule or an error at a place inside it',
  { timeout: 60_000 },
  () => {
    const pieces = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '/',
            '//',
            '<',
            '>',
            '(',
            ')',
            ':',
            ',',
            '=',
            '"',
            "'",
            ' ',
            '\n',
            'a',
            '1',
          ),
          fc.constantFrom(
            'int',
            'string',
            'any',
            'path',
            'min',
            'length',
            'True',
            'None',
            'é',
            '😀',
          ),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
        { maxLength: 20 },
      )
      .map((list) => list.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          pieces,
          pieces.map((text) => `/${text}`),
        ),
        (path) => {
          const result = parseRule(path)
          if (result.kind === 'rule') return
          expect(result.start).toBeGreaterThanOrEqual(0)
          expect(result.end).toBeGreaterThanOrEqual(result.start)
          expect(path.length).toBeGreaterThanOrEqual(result.end)
        },
      ),
      { numRuns: 1000 },
    )
  },
)
