import type { SessionContext } from '../../src/session/session-context.ts'

/** A context whose log and background work a test can look at. */
export interface TestContext extends SessionContext {
  readonly logged: Readonly<Record<string, unknown>>[]
  /** Settles when all that was given to waitUntil has settled. */
  readonly background: () => Promise<void>
}

/** Creates the context of a session for a plugin without a manifest's permissions. */
export function createContext(
  env: Readonly<Record<string, unknown>>,
  rest: Partial<SessionContext> = {},
): TestContext {
  const logged: Readonly<Record<string, unknown>>[] = []
  const promises: Promise<unknown>[] = []
  return {
    manifest: { author: 'test', name: 'test', version: '0.0.1' },
    env: env,
    settings: {},
    href: 'https://edge.example/',
    request_id: 'request-1',
    signal: new AbortController().signal,
    waitUntil: (promise) => promises.push(promise),
    log: (entry) => logged.push(entry),
    ...rest,
    logged,
    background: async () => {
      await Promise.allSettled(promises)
    },
  }
}
