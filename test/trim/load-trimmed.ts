import { build } from 'esbuild'
import type { BuildOptions, Plugin } from 'esbuild'
import { PACKAGE } from '../../src/trim/package.ts'
import { takeSources } from '../../src/trim/trim-sources.ts'
import type { TrimmedSources } from '../../src/trim/trim-sources.ts'

/** Loads a trimmed library in this process; gives what it exports. */
export const loadTrimmed = (trimmed: TrimmedSources): Promise<unknown> =>
  load({ contents: trimmed.entry, resolveDir: PACKAGE }, [takeSources(trimmed)])

/** Loads a module that takes a trimmed library for `dify-edge`. */
export const loadWithTrimmed = (
  module: { readonly contents: string; readonly resolveDir: string },
  trimmed: TrimmedSources,
): Promise<unknown> => load(module, [takeAs('dify-edge', trimmed), takeSources(trimmed)])

const load = async (stdin: BuildOptions['stdin'] & object, plugins: Plugin[]): Promise<unknown> => {
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    plugins,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
    write: false,
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
}

const takeAs = (name: string, { entry }: TrimmedSources): Plugin => ({
  name: 'take-library',
  setup: ({ onLoad, onResolve }) => {
    const filter = new RegExp(`^${name}$`)
    onResolve({ filter }, () => ({ path: name, namespace: 'library' }))
    onLoad({ filter, namespace: 'library' }, () => ({ contents: entry, resolveDir: PACKAGE }))
  },
})
