#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// First of all: what is loaded from here on is compiled once and for all.
enableCompileCache()

const { run } = await import('./run.ts')

// Whoever reads the output may have seen enough: `dify-edge routes | head -1`.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause
})

process.exitCode = await run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  // Only a terminal has this; it looks at NO_COLOR and FORCE_COLOR.
  colors: process.stderr.isTTY && process.stderr.hasColors(),
})
