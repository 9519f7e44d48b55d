import type { Compilation } from '../compiler/compile-plugin.ts'
import { OUTPUT_FOLDER, writeOutput } from '../compiler/write-output.ts'
import { findBrokenHandlers } from './broken-handlers.ts'
import type { Command, Invocation } from './command.ts'
import { COMPILE_OPTIONS, compileFolder } from './compile-folder.ts'
import { isWranglerDev, prepareDevelopment } from './prepare-development.ts'
import { count, printDiagnostics, printJson, statusOf } from './report.ts'

/** `dify-edge build`: compiles the plugin and writes the emitted module and types. */
export const build: Command = {
  usage: '[plugin folder] [options]',
  description: `Compiles the plugin and writes ${OUTPUT_FOLDER}/plugin.ts (routes, settings, handlers) and
${OUTPUT_FOLDER}/types.d.ts. With mistakes in the plugin nothing is written; run by \`wrangler dev\`, it
then lets the last good build serve on, unless a handler of it cannot be bundled any more.`,
  options: COMPILE_OPTIONS,
  run: async (invocation) => {
    const { options, output } = invocation
    const compilation = compileFolder(invocation)
    const status = statusOf(compilation, invocation)
    if (options['json'] !== true) printDiagnostics(compilation, invocation)
    const written = status === 0 ? write(compilation, invocation) : []
    if (written === undefined) return 1
    const { routes } = compilation
    if (options['json'] === true) printJson(compilation, invocation, { routes, written })
    else if (status === 0) output.print(`${count(routes.length, 'route')}, ${describe(written)}`)
    if (status === 0 && isWranglerDev()) await prepareDevelopment(invocation, compilation.groups)
    if (status === 0 || !isWranglerDev()) return status
    // When the build fails, wrangler holds every request back until one succeeds, and prints its own insides.
    const broken = findBrokenHandlers(compilation)
    if (broken === undefined) return status
    output.printError(describeServing(broken))
    return 0
  },
}

/** The files written; undefined, and told of, where the folder cannot be written to. */
const write = (
  { root, output: files }: Compilation,
  { output }: Invocation,
): readonly string[] | undefined => {
  try {
    return writeOutput(root, files ?? {})
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    output.printError(`error: cannot write ${OUTPUT_FOLDER}: ${reason}`)
    return undefined
  }
}

const describe = (written: readonly string[]): string =>
  written.length === 0 ? `${OUTPUT_FOLDER} is up to date` : `wrote ${written.join(' and ')}`

// wrangler bundles the handlers as they are now, whatever was built before.
const describeServing = (broken: readonly string[]): string =>
  broken.length === 0
    ? 'the last good build keeps serving'
    : `requests wait until ${broken.join(' and ')} ${broken.length === 1 ? 'is' : 'are'} mended`
