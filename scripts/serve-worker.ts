import { spawn, type ChildProcess, type IOType } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { bundleWorker, type BundleOptions } from './bundle-worker.ts'

/** Names and texts. */
type Bindings = Readonly<Record<string, string>>

// The newest rules of workerd that the version of package.json knows, and the flags of wrangler.toml.
const formatConfig = (
  bindings: Bindings,
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "worker.js")],
    compatibilityDate = "2026-11-02",
    compatibilityFlags = ["enable_request_signal"],
    bindings = [${Object.entries(bindings)
      .map(([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`)
      .join(', ')}],
  )), (name = "internet", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);`

/** A Worker that workerd serves. */
export interface ServedWorker {
  readonly port: number
  readonly workerd: ChildProcess
  stop(): Promise<void>
}

/** How a Worker is served. */
export interface ServeOptions extends BundleOptions {
  /** Its text bindings. */
  readonly bindings?: Bindings
  /** Where the log goes: to this process (`inherit`), to `workerd.stdout` and `stderr` (`pipe`), or nowhere. */
  readonly log?: IOType
}

/** Bundles a module whose default export is a Worker and serves it with workerd on a free port. */
export const serveWorker = async (
  entry: string,
  { log = 'inherit', bindings = {}, ...bundling }: ServeOptions = {},
): Promise<ServedWorker> => {
  const folder = await mkdtemp(join(tmpdir(), 'worker-'))
  const { code } = await bundleWorker(entry, bundling)
  await writeFile(join(folder, 'worker.js'), code)
  const config = join(folder, 'config.capnp')
  await writeFile(config, formatConfig(bindings))
  // Told on descriptor 3 which port it took.
  const workerd = spawn('workerd', ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', log, log, 'pipe'],
  })
  const stop = async (): Promise<void> => {
    workerd.kill()
    await rm(folder, { recursive: true })
  }
  const [message] = (await once(workerd.stdio[3] as Readable, 'data')) as [Buffer]
  return { port: (JSON.parse(message.toString()) as { readonly port: number }).port, workerd, stop }
}
