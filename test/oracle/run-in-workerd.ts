import { join } from 'node:path'
import { serveWorker } from '../../scripts/serve-worker.ts'

const BATCH = 50

/**
 * Runs the cases of a recording in workerd: the module of this name in `in-workerd/` answers a POST
 * of a JSON list of cases with the list of their outcomes.
 */
export const runInWorkerd = async (
  module: string,
  cases: readonly unknown[],
): Promise<readonly unknown[]> => {
  const worker = await serveWorker(join(import.meta.dirname, 'in-workerd', `${module}.ts`))
  try {
    return await sendCases(`http://127.0.0.1:${worker.port}/`, cases)
  } finally {
    await worker.stop()
  }
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
