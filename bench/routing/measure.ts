import { createFreshStrings } from './fresh-strings.ts'
import type { Category } from './route-set.ts'
import type { FilledRouter, Find } from './routers.ts'

const WARM_UP = 20
const ROUNDS = 61
const LOOK_UPS = 2000

/** The median time of a look-up in nanoseconds for each router, all measured in turn. */
export const measure = (
  routers: readonly FilledRouter[],
  category: Category,
): readonly number[] => {
  const loops = routers.map(({ find }) => createLoop(find))
  const samples = loops.map((): number[] => [])
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (let turn = 0; turn < loops.length; turn++) {
      const index = (turn + round) % loops.length
      const time = timeOnce(loops[index], category)
      if (round >= WARM_UP) samples[index]?.push(time)
    }
  }
  return samples.map(median)
}

/** The requests of a category that a router answers otherwise than it has to: found, or not on a miss. */
export const findWrong = (find: Find, { name, requests }: Category): readonly string[] =>
  requests
    .filter(({ method, path }) => isFound(find(method, path)) === (name === 'miss'))
    .map(({ method, path }) => `${method} ${path}`)

const isFound = (answer: unknown): boolean => {
  if (answer === null || answer === undefined) return false
  if (Array.isArray(answer)) return answer.length > 0
  return !(typeof answer === 'object' && 'kind' in answer && answer.kind !== 'found')
}

type Loop = (methods: readonly string[], paths: readonly string[]) => number

// Each loop is its own function, so that the engine learns one router's shapes in it and not those of all.
const createLoop = (find: Find): Loop => {
  const source = `return (methods, paths) => {
    let found = 0
    for (let index = 0; index < paths.length; index++) {
      if (find(methods[index], paths[index])) found++
    }
    return found
  }`
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- each router needs a loop of its own, else V8 shares what it learns
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
