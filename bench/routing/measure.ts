import { createFreshStrings } from './fresh-strings.ts'
import type { Category } from './route-set.ts'
import type { Find } from './routers.ts'

/** The median time of one look-up in nanoseconds for each router, all measured in turn. */
export const measure = (finds: readonly Find[], category: Category): readonly number[] => {
  const loops = finds.map(createLoop)
  const samples = finds.map((): number[] => [])
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (let turn = 0; turn < loops.length; turn++) {
      const router = (turn + round) % loops.length
      const time = timeOnce(loops[router], category)
      if (round >= WARM_UP) samples[router]?.push(time)
    }
  }
  return samples.map(median)
}

const WARM_UP = 15
const ROUNDS = 41
const LOOK_UPS = 4000

type Loop = (methods: readonly string[], paths: readonly string[]) => number

// Each loop is its own function, so that the engine learns one router's shapes in it and not all of theirs.
const createLoop = (find: Find): Loop => {
  const source = `return (methods, paths) => {
    let found = 0
    for (let index = 0; index < paths.length; index++) {
      if (find(methods[index], paths[index])) found++
    }
    return found
  }`
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
  return (new Function('find', source) as (find: Find) => Loop)(find)
}

const timeOnce = (loop: Loop | undefined, { requests }: Category): number => {
  const each = Math.ceil(LOOK_UPS / requests.length)
  const copies = requests.map(({ path }) => createFreshStrings(path, each))
  const paths: string[] = []
  const methods: string[] = []
  for (let index = 0; index < each; index++) {
    for (const [number, { method }] of requests.entries()) {
      paths.push(copies[number]?.[index] ?? '')
      methods.push(method)
    }
  }
  const start = process.hrtime.bigint()
  loop?.(methods, paths)
  return Number(process.hrtime.bigint() - start) / paths.length
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
