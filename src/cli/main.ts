import { enableCompileCache } from 'node:module'

// Before anything else is loaded, so that all of it is cached.
enableCompileCache()

const { run } = await import('./run.ts')

process.exitCode = await run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  colors: process.stderr.hasColors?.() ?? false,
})
