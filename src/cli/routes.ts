import type { RouteListing } from '../compiler/compile-plugin.ts'
import { printable } from '../compiler/printable.ts'
import type { Command } from './command.ts'
import { COMPILE_OPTIONS, compileFolder } from './compile-folder.ts'
import { printDiagnostics, printJson, statusOf } from './report.ts'

/** `dify-edge routes`: prints the route table. */
export const routes: Command = {
  usage: '[plugin folder] [options]',
  description:
    'Prints the routes of the plugin: method, path, handler, and the types of the values.',
  options: COMPILE_OPTIONS,
  run: async (invocation) => {
    const compilation = compileFolder(invocation)
    if (invocation.options['json'] === true) {
      printJson(compilation, invocation, { routes: compilation.routes })
    } else {
      printDiagnostics(compilation, invocation)
      const lines = formatRoutes(compilation.routes)
      invocation.output.print(lines.length === 0 ? 'no routes' : lines.join('\n'))
    }
    return statusOf(compilation, invocation)
  },
}

/** The routes as a table without a head, one line each. */
const formatRoutes = (listings: readonly RouteListing[]): readonly string[] => {
  const rows = listings.map(({ method, path, handler, hidden, values }) => [
    method,
    printable(path),
    printable(handler ?? '(no handler)'),
    Object.entries(values)
      .map(([name, type]) => `${name}: ${type}`)
      .concat(hidden ? ['(hidden)'] : [])
      .join(', '),
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
