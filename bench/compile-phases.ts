/** Compiles the plugin in a folder and prints what each phase took, in ms, as JSON: a process of its own, so that it is cold. */
import { enableCompileCache } from 'node:module'

enableCompileCache()

const phases: [name: string, milliseconds: number][] = []
let since = 0
const mark = (name: string): void => {
  phases.push([name, performance.now() - since])
  since = performance.now()
}

mark('start Node')
const { collect } = await import('../src/compiler/diagnostic.ts')
const { compileRoutes } = await import('../src/compiler/compile-routes.ts')
const { createReader } = await import('../src/compiler/plugin-reader.ts')
const { emitOutput } = await import('../src/compiler/emit-output.ts')
const { readHandlers } = await import('../src/compiler/read-handlers.ts')
const { readPlugin } = await import('../src/compiler/read-plugin.ts')
const { writeOutput } = await import('../src/compiler/write-output.ts')
mark('load the compiler')

const root = process.argv[2] ?? '.'
const reader = createReader(root)
const { result: declaration } = collect(readPlugin(reader))
mark('read and check the YAML')
const { result: compiled } = collect(compileRoutes(declaration.endpoints))
mark('compile the routes')
const { result: handlers } = collect(readHandlers(reader, declaration.endpoints))
mark('read and check the handlers')
const output = emitOutput({ declaration, compiled, handlers })
mark('emit')
writeOutput(root, output)
mark('write')

console.log(JSON.stringify(phases))
