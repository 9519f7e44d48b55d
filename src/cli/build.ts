import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeOutput } from '../compiler/write-output.ts'
import type { Command } from './command.ts'
import { COMPILE_OPTIONS, compile, count, report } from './compile.ts'

/** `dify-edge build`: compiles the plugin and writes the emitted module and types. */
export const build: Command = {
  usage: '[plugin folder] [options]',
  description:
    'Compiles the plugin and writes .dify-edge/plugin.ts (route table, settings, handlers) and\n' +
    '.dify-edge/types.d.ts. With mistakes in the plugin nothing is written; run by `wrangler dev`, it\n' +
    'then lets the last good build serve on.',
  options: COMPILE_OPTIONS,
  run: async (invocation) => {
    const compilation = compile(invocation)
    const status = report(compilation, invocation)
    if (compilation.output === undefined) {
      if (!servesLastBuild(invocation.folder)) return status
      invocation.output.printError('the last good build keeps serving')
      return 0
    }
    const written = writeOutput(invocation.folder, compilation.output)
    invocation.output.print(
      `${count(compilation.routes.length, 'route')} ${written.length === 0 ? 'unchanged' : `-> ${written.join(', ')}`}`,
    )
    return status
  },
}

// wrangler names its command to the build that it runs. When that build fails, `wrangler dev` holds
// every request back until one succeeds; `wrangler deploy` has to stop.
const servesLastBuild = (folder: string): boolean =>
  process.env['WRANGLER_COMMAND'] === 'dev' && existsSync(join(folder, '.dify-edge/plugin.ts'))
