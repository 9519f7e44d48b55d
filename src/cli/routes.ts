import type { Command } from './command.ts'
import { COMPILE_OPTIONS, compile, report } from './compile.ts'

/** `dify-edge routes`: prints the route table. */
export const routes: Command = {
  usage: '[plugin folder] [options]',
  description:
    'Prints the routes of the plugin: method, path, handler, and the types of the values.',
  options: COMPILE_OPTIONS,
  run: async (invocation) => {
    const compilation = compile(invocation)
    const status = report(compilation, invocation)
    for (const { method, path, handler, values } of compilation.routes) {
      const types = Object.entries(values).map(([name, type]) => `${name}: ${type}`)
      invocation.output.print(`${method} ${path} ${handler ?? '-'} ${types.join(', ')}`.trimEnd())
    }
    return status
  },
}
