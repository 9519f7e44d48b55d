import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { build } from 'esbuild'

const BATCH = 50

// The newest rules of workerd that the version of package.json knows.
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "worker.js")],
    compatibilityDate = "2026-11-02",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);`

/**
 * Runs the cases of a recording in workerd: the module of this name in `in-workerd/` answers a POST
 * of a JSON list of cases with the list of their outcomes.
 */
export const runInWorkerd = async (
  module: string,
  cases: readonly unknown[],
): Promise<readonly unknown[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'oracle-'))
  try {
    await build({
      entryPoints: [join(import.meta.dirname, 'in-workerd', `${module}.ts`)],
      outfile: join(folder, 'worker.js'),
      bundle: true,
      format: 'esm',
      target: 'es2024',
    })
    const config = join(folder, 'config.capnp')
    await writeFile(config, CONFIG)
    // Told on descriptor 3 which port it took.
    const workerd = spawn('workerd', ['serve', config, '--control-fd=3'], {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    })
    try {
      return await sendCases(`http://127.0.0.1:${await listeningPort(workerd)}/`, cases)
    } finally {
      workerd.kill()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const listeningPort = async (workerd: ChildProcess): Promise<number> => {
  const [message] = (await once(workerd.stdio[3] as Readable, 'data')) as [Buffer]
  return (JSON.parse(message.toString()) as { readonly port: number }).port
}

const sendCases = async (url: string, cases: readonly unknown[]): Promise<readonly unknown[]> => {
  const outcomes: unknown[] = []
  for (let from = 0; from < cases.length; from += BATCH) {
    const body = JSON.stringify(cases.slice(from, from + BATCH))
    const answer = await fetch(url, { method: 'POST', body })
    if (!answer.ok) throw new Error(`The oracle's Worker failed: ${await answer.text()}`)
    outcomes.push(...((await answer.json()) as unknown[]))
  }
  return outcomes
}
