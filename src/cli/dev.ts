import { existsSync, utimesSync, watchFile } from 'node:fs'
import { join } from 'node:path'
import type { Compilation, RouteListing } from '../compiler/compile-plugin.ts'
import { UsageError } from './command.ts'
import type { Command, Invocation } from './command.ts'
import { compileFolder } from './compile-folder.ts'
import { DEV_VARS, DEVELOPMENT } from './dev-vars.ts'
import { isPortTaken } from './is-port-taken.ts'
import { printDiagnostics } from './report.ts'
import { applyMigrations } from './apply-migrations.ts'
import { startWrangler } from './start-wrangler.ts'

const DEFAULT_PORT = 8787

/** `dify-edge dev`: serves the plugin with `wrangler dev` and says where its endpoints are. */
export const dev: Command = {
  usage: '[plugin folder] [options] [-- wrangler options]',
  description:
    'Serves the plugin on this machine through `wrangler dev`, and compiles it again whenever a\n' +
    `declaration changes. The first run writes ${DEV_VARS} with a value for each required setting.`,
  options: {
    port: { type: 'string', description: `the port to listen on (default: ${DEFAULT_PORT})` },
  },
  run: async (invocation) => {
    const { folder, output } = invocation
    if (!existsSync(join(folder, 'wrangler.toml'))) {
      throw new UsageError(
        `there is no wrangler.toml in "${folder}"`,
        'run it where wrangler.toml and the plugin are',
      )
    }
    const port = readPort(invocation)
    const compilation = compileFolder(invocation)
    if (!canServe(compilation, folder)) {
      printDiagnostics(compilation, invocation)
      return 1
    }
    if (await isPortTaken(port)) {
      throw new UsageError(
        `port ${port} is in use by another program`,
        `end that program, or take another port: npm run dev -- --port ${port + 1}`,
      )
    }
    await applyMigrations(folder, output)
    const args = `dev --port ${port} --var ${DEVELOPMENT.join(':')}`.split(' ')
    followDevVars(folder)
    const wrangler = startWrangler(folder, [...args, ...invocation.passed])
    const served = await wrangler.ready
    if (served !== undefined) output.print(`\n${formatUrls(compilation.routes, served)}\n`)
    return await wrangler.ended
  },
}

/** Wrangler reads `.dev.vars` again only where its own configuration has changed. */
const followDevVars = (folder: string): void => {
  const followed = { persistent: false, interval: 500 }
  watchFile(join(folder, DEV_VARS), followed, (now, before) => {
    const isEdited = before.mtimeMs !== 0 && now.mtimeMs !== 0
    if (isEdited) utimesSync(join(folder, 'wrangler.toml'), now.mtime, now.mtime)
  })
}

const readPort = ({ options }: Invocation): number => {
  const text = options['port'] ?? String(DEFAULT_PORT)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`"${String(text)}" is no port`, 'a port is a number from 1 to 65535')
  }
  return port
}

/** With mistakes in the declarations the last good build is served, if there is one. */
const canServe = ({ output }: Compilation, folder: string): boolean =>
  output !== undefined || existsSync(join(folder, '.dify-edge/plugin.ts'))

const formatUrls = (routes: readonly RouteListing[], port: number): string => {
  const width = Math.max(...routes.map(({ method }) => method.length))
  return routes
    .map(({ method, path }) => `${method.padEnd(width)}  http://localhost:${port}${path}`)
    .join('\n')
}
