#!/usr/bin/env node
import { statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isWranglerDev } from './is-wrangler-dev.ts'

// First of all: what is loaded from here on is compiled once and for all. To note that takes twice as long as it
// saves, so it is done for who builds again and again, and good for all from then on.
// What others have put there is not run.
const cache = join(tmpdir(), 'dify-edge-compile-cache')
const owner = statSync(cache, { throwIfNoEntry: false })?.uid
const isOwn = owner === (process.getuid?.() ?? owner)
if (owner === undefined ? isWranglerDev() : isOwn) enableCompileCache(cache)

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
