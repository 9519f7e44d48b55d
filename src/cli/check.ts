import type { Command } from './command.ts'
import { COMPILE_OPTIONS, compile, report } from './compile.ts'

/** `dify-edge check`: reports the mistakes of the plugin. */
export const check: Command = {
  usage: '[plugin folder] [options]',
  description: 'Compiles the plugin, reports its mistakes and writes nothing.',
  options: COMPILE_OPTIONS,
  run: async (invocation) => report(compile(invocation), invocation),
}
