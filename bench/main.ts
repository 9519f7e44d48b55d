/** Runs the benches that are named, or all: `npm run bench -- routing`. */
import { globSync } from 'node:fs'
import { join } from 'node:path'

interface Bench {
  readonly title: string
  readonly run: () => Promise<void>
}

// A bench is a file `<name>.bench.ts` here that exports `title` and `run`.
const SUFFIX = '.bench.ts'
const known = globSync(`*${SUFFIX}`, { cwd: import.meta.dirname })
  .map((file) => file.slice(0, -SUFFIX.length))
  .toSorted()

const asked = process.argv.slice(2)
const wrong = asked.find((name) => !known.includes(name))
if (wrong === undefined) {
  for (const name of asked.length === 0 ? known : asked) {
    const bench = (await import(join(import.meta.dirname, `${name}${SUFFIX}`))) as Bench
    console.log(`\n${bench.title}\n`)
    await bench.run()
  }
} else {
  console.error(`No bench is called "${wrong}"; there are ${known.join(', ')}`)
  process.exitCode = 2
}
