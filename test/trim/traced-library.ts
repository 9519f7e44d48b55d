import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { parseSync, Visitor } from 'oxc-parser'
import { ENTRY_FILE, PACKAGE, PARTS_FILE } from '../../src/trim/package.ts'

/** Where a function stands that ran. */
export interface Run {
  readonly file: string
  readonly offset: number
}

/** The whole library, which tells what of it runs. */
export interface TracedLibrary {
  readonly exports: Readonly<Record<string, unknown>>
  /** The functions that ran since this was called last. */
  readonly takeRuns: () => readonly Run[]
}

/** Loads all of the library in this process, from its sources. */
export const loadTraced = async (): Promise<TracedLibrary> => {
  const ran = new Set<string>()
  Object.assign(globalThis, { [TRACE]: ran })
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './${ENTRY_FILE}'\nexport * from './${PARTS_FILE}'`,
      resolveDir: PACKAGE,
    },
    bundle: true,
    format: 'esm',
    target: 'es2024',
    plugins: [traceFunctions],
    write: false,
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const exports = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${code}`
  )) as TracedLibrary['exports']
  const takeRuns = (): readonly Run[] => {
    const runs = Array.from(ran, (place) => {
      const [file = '', offset] = place.split(':')
      return { file, offset: Number(offset) }
    })
    ran.clear()
    return runs
  }
  return { exports, takeRuns }
}

const TRACE = 'ranInLibrary'

const traceFunctions: Plugin = {
  name: 'trace-functions',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const file = relative(PACKAGE, path).split(sep).join('/')
      return { contents: trace(file, readFileSync(join(PACKAGE, file), 'utf8')), loader: 'ts' }
    })
  },
}

/** Lets each function of a module note its place when it runs. */
const trace = (file: string, text: string): string => {
  const insertions: { readonly at: number; readonly text: string }[] = []
  const note = ({ body }: { readonly body: Body | null }): void => {
    if (body === null) return
    const call = `globalThis.${TRACE}.add('${file}:${body.start}')`
    if (/^(?:BlockStatement|FunctionBody)$/.test(body.type)) {
      insertions.push({ at: body.start + 1, text: `${call};` })
    } else {
      insertions.push({ at: body.start, text: `(${call},` }, { at: body.end, text: ')' })
    }
  }
  new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
  }).visit(parseSync(file, text, { sourceType: 'module' }).program)
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((code, { at, text: added }) => code.slice(0, at) + added + code.slice(at), text)
}

interface Body {
  readonly type: string
  readonly start: number
  readonly end: number
}
