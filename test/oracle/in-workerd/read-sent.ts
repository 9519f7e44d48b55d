import type { Delivery } from '../../../src/wrappers/delivery.ts'
import type { Response } from '../../../src/wrappers/response.ts'
import { toFetch } from '../../../src/wrappers/to-fetch.ts'
import { wireValue } from '../../../src/wrappers/wire-value.ts'

type Pairs = readonly (readonly [string, string])[]

/** Sends a response as the runtime does, and gives its body; status and headers have to be those of Werkzeug's. */
export const readSent = async (
  response: Response,
  method: string,
  headers: Pairs,
): Promise<Uint8Array> => {
  const sent = await toFetch(response, new SilentDelivery(method))
  const wire = headers.map(([name, value]) => [name, wireValue(name, value)] as const)
  const own = [response.status_code, normalise(wire)]
  const got = [sent.status, normalise([...sent.headers])]
  if (JSON.stringify(own) !== JSON.stringify(got)) {
    throw new Error(`Fetch got ${JSON.stringify(got)}, not ${JSON.stringify(own)}`)
  }
  return new Uint8Array(await sent.arrayBuffer())
}

/** Fetch sorts headers by name and joins repeated ones; the length is the platform's to write. */
const normalise = (pairs: Pairs): Pairs => {
  const joined = new Map<string, string>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    if (key === 'content-length') continue
    const before = joined.get(key)
    joined.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  return [...joined].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

class SilentDelivery implements Delivery {
  readonly method: string
  readonly isLocal = false
  readonly signal: AbortSignal = new AbortController().signal
  status = 0

  constructor(method: string) {
    this.method = method
  }

  startClock(): void {}
  hold(): void {}

  settle(): void {}

  release(): void {}

  report(error: unknown): void {
    throw error
  }
}
