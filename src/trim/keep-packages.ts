import { dirname, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { PACKAGE } from './package.ts'

/**
 * Leaves the packages that the library needs where they are. They are imported by name where the plugin's
 * folder has the same ones, else by their place, as a package manager may put them where only the library
 * finds them.
 */
export const keepPackages = (folder: string): Plugin => ({
  name: 'keep-packages',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^[^./\\]/ }, async ({ path, kind, pluginData }) => {
      if (pluginData === ASKING || kind === 'entry-point' || /^[a-z]+:/i.test(path))
        return undefined
      const find = (resolveDir: string) => resolve(path, { kind, resolveDir, pluginData: ASKING })
      // The folder itself may not be there yet.
      const [own, near] = await Promise.all([find(PACKAGE), find(dirname(folder))])
      if (own.errors.length > 0 || own.path === near.path) return { path, external: true }
      return { path: relative(folder, own.path).split(sep).join('/'), external: true }
    })
  },
})

const ASKING = Symbol('asking')
