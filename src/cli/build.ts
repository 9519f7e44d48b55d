import type { Compilation } from '../compiler/compile-plugin.ts'
import { parseModule } from '../compiler/parse-module.ts'
import { OUTPUT_FOLDER, writeOutput } from '../compiler/write-output.ts'
import { emitLibrary } from '../trim/emit-library.ts'
import type { LibraryOptions } from '../trim/emit-library.ts'
import { findBrokenHandlers, findBuiltHandlers } from './built-handlers.ts'
import type { Command, Invocation } from './command.ts'
import { COMPILE_OPTIONS, compileFolder } from './compile-folder.ts'
import { isWranglerDev } from './is-wrangler-dev.ts'
import { prepareDevelopment } from './prepare-development.ts'
import { count, printDiagnostics, printJson, statusOf } from './report.ts'

/** `dify-edge build`: compiles the plugin and writes the emitted modules and types. */
export const build: Command = {
  usage: '[plugin folder] [options]',
  description: `Compiles the plugin and writes to ${OUTPUT_FOLDER}: plugin.ts (routes, settings, handlers), types.d.ts, and
dify-edge.js, a copy of the library without what no handler uses. With mistakes in the plugin none of
these change; run by \`wrangler dev\`, it then lets the last good build serve on, unless a handler of
it cannot be bundled any more.`,
  options: {
    ...COMPILE_OPTIONS,
    whole: { type: 'boolean', description: 'leave nothing of the library out' },
  },
  run: async (invocation) => {
    const { options, output } = invocation
    const compilation = compileFolder(invocation)
    const status = statusOf(compilation, invocation)
    if (options['json'] !== true) printDiagnostics(compilation, invocation)
    const { routes } = compilation
    const written =
      status === 0 ? await write(compilation, invocation, describeTaken(compilation)) : []
    if (written === undefined) return 1
    if (options['json'] === true) printJson(compilation, invocation, { routes, written })
    else if (status === 0) output.print(`${count(routes.length, 'route')}, ${describe(written)}`)
    if (status === 0 && isWranglerDev()) await prepareDevelopment(invocation, compilation.groups)
    if (status === 0 || !isWranglerDev()) return status
    return serveLastBuild(compilation, invocation)
  },
}

/**
 * Lets the last good build serve on: when the build fails, wrangler holds every request back until one
 * succeeds, and prints its own insides. It bundles the handlers as they are now, whatever was built before.
 */
const serveLastBuild = async (
  compilation: Compilation,
  invocation: Invocation,
): Promise<number> => {
  const handlers = findBuiltHandlers(compilation)
  if (handlers === undefined) return 1
  const broken = findBrokenHandlers(compilation, handlers)
  // Its route table is not the one that was compiled now.
  const routing = { parts: true, converters: true }
  const use = { handlers: new Map(handlers.map((file) => [file, undefined])), routing }
  if (broken.length === 0) {
    const written = await write({ ...compilation, output: {} }, invocation, use)
    if (written === undefined) return 1
  }
  invocation.output.printError(describeServing(broken))
  return 0
}

type Taken = Pick<LibraryOptions, 'handlers' | 'routing'>

/** What the plugin takes of the library: by which files, and for which routes. */
const describeTaken = ({ handlers, table }: Compilation): Taken => ({
  handlers: new Map(
    handlers.map((file) => [file.path, { text: file.text, result: parseModule(file) }]),
  ),
  routing: { parts: table.parts.length > 0, converters: table.converters.length > 0 },
})

const UNKNOWN =
  'note: nothing is left out of the library: what uses it cannot be bundled here, is not in this folder, or imports all of it'

/** The files written; undefined, and told of, where the folder cannot be written to. */
const write = async (
  { root, output: files }: Compilation,
  { options, output }: Invocation,
  taken: Taken,
): Promise<readonly string[] | undefined> => {
  const whole = options['whole'] === true
  const onUnknown = (): void => output.printError(UNKNOWN)
  const library = await emitLibrary({ root, folder: OUTPUT_FOLDER, whole, onUnknown, ...taken })
  try {
    return writeOutput(root, { ...files, ...library })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    output.printError(`error: cannot write ${OUTPUT_FOLDER}: ${reason}`)
    return undefined
  }
}

const describe = (written: readonly string[]): string => {
  // A source map is no news.
  const told = written.filter((file) => !file.endsWith('.map'))
  return told.length === 0 ? `${OUTPUT_FOLDER} is up to date` : `wrote ${LIST.format(told)}`
}

const LIST = new Intl.ListFormat('en-GB')

const describeServing = (broken: readonly string[]): string =>
  broken.length === 0
    ? 'the last good build keeps serving'
    : `requests wait until ${broken.join(' and ')} ${broken.length === 1 ? 'is' : 'are'} mended`
