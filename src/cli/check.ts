import type { Command } from './command.ts'
import { COMPILE_OPTIONS, compileFolder } from './compile-folder.ts'
import { count, printDiagnostics, printJson, statusOf } from './report.ts'

/** `dify-edge check`: reports the mistakes of the plugin. */
export const check: Command = {
  usage: '[plugin folder] [options]',
  description: 'Compiles the plugin, reports its mistakes and writes nothing.',
  options: COMPILE_OPTIONS,
  run: async (invocation) => {
    const compilation = compileFolder(invocation)
    if (invocation.options['json'] === true) {
      printJson(compilation, invocation, { routes: compilation.routes })
    } else {
      printDiagnostics(compilation, invocation)
      if (compilation.diagnostics.length === 0) {
        invocation.output.print(`${count(compilation.routes.length, 'route')}, no mistakes`)
      }
    }
    return statusOf(compilation, invocation)
  },
}
