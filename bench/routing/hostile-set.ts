/** Rules, and what a hostile path is made of: a unit over and over, and an end that makes the match fail late. */
export interface HostileCase {
  readonly name: string
  readonly rules: readonly string[]
  readonly unit: string
  readonly end: string
}

const repeat = (count: number, converter: string, between: string): string =>
  Array.from({ length: count }, (_, index) => `<${converter}:v${index}>`).join(between)

const alternatives = Array.from({ length: 256 }, (_, number) => {
  const segments = Array.from({ length: 8 }, (_, bit) =>
    (number >> bit) % 2 === 0 ? `<int:v${bit}>` : `<v${bit}>`,
  )
  return `/${segments.join('/')}/x`
})

const manyPaths = Array.from(
  { length: 100 },
  (_, index) => `/${repeat(3, 'path', '/')}/<int:n>${'x'.repeat(index % 10)}`,
)

/** The worst that we could think of. */
export const HOSTILE_CASES: readonly HostileCase[] = [
  {
    name: '10 variables in a segment',
    rules: [`/${repeat(10, 'string', '-')}-<int:n>!`],
    unit: '-',
    end: '!',
  },
  {
    name: '10 path variables',
    rules: [`/${repeat(10, 'path', 'x')}x<int:n>y`],
    unit: 'x',
    end: 'y',
  },
  {
    name: '10 any() side by side',
    rules: [`/${repeat(10, 'any(a, aa)', '')}<int:n>!`],
    unit: 'a',
    end: '!',
  },
  { name: '100 rules of 3 path variables', rules: manyPaths, unit: 'a/', end: 'x' },
  { name: '256 rules of alternatives', rules: alternatives, unit: '1/', end: '' },
  {
    name: 'slashes',
    rules: ['/a/<path:b>', '/<c>/<string(minlength=0):d>'],
    unit: '/',
    end: '',
  },
  { name: 'escapes that are no UTF-8', rules: ['/<a>/<b>'], unit: '%f0/', end: '' },
]
