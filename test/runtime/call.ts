import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { vi } from 'vitest'
import type { App } from '../../src/runtime/app.ts'

/** What became of a request: the answer, and what was written to the log meanwhile. */
export interface Called {
  readonly response: Response
  readonly text: string
  /** The lines on standard output, parsed. */
  readonly lines: readonly Readonly<Record<string, unknown>>[]
  /** The lines on standard error as they are. */
  readonly errors: readonly string[]
}

/** How a request is made. */
export type CallOptions = RequestInit & { readonly env?: Readonly<Record<string, unknown>> }

/** Sends a request through an app, as the platform does, and waits for all that belongs to it. */
export const call = async (
  app: App,
  target: string,
  options: CallOptions = {},
): Promise<Called> => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const error = vi.spyOn(console, 'error').mockReturnValue()
  const context = createExecutionContext()
  const request = new Request(`https://example.org${target}`, { redirect: 'manual', ...options })
  try {
    const response = await app.fetch(request, { ...options.env }, context)
    const text = response.webSocket === null ? await response.text() : ''
    await waitOnExecutionContext(context)
    return {
      response,
      text,
      lines: log.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>),
      errors: error.mock.calls.map(([line]) => String(line)),
    }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}
