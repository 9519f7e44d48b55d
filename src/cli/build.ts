import { writeOutput } from '../compiler/write-output.ts'
import type { Command } from './command.ts'
import { COMPILE_OPTIONS, compile, count, report } from './compile.ts'

/** `dify-edge build`: compiles the plugin and writes the emitted module and types. */
export const build: Command = {
  usage: '[plugin folder] [options]',
  description:
    'Compiles the plugin and writes .dify-edge/plugin.ts (route table, settings, handlers) and\n' +
    '.dify-edge/types.d.ts. With mistakes in the plugin nothing is written.',
  options: COMPILE_OPTIONS,
  run: async (invocation) => {
    const compilation = compile(invocation)
    const status = report(compilation, invocation)
    if (compilation.output === undefined) return status
    const written = writeOutput(invocation.folder, compilation.output)
    invocation.output.print(
      `${count(compilation.routes.length, 'route')} ${written.length === 0 ? 'unchanged' : `-> ${written.join(', ')}`}`,
    )
    return status
  },
}
