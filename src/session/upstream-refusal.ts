import { isObject } from './json-secret.ts'

/** What a service answered in place of success, or why no answer came (status 0). */
export class UpstreamRefusal extends Error {
  override readonly name = 'UpstreamRefusal'
  readonly status: number
  /** The error code in the body: Dify's `code`, OpenAI's `error.code`. */
  readonly code: string | undefined
  /** The body, trimmed and cut to a size that a log takes; of a page of HTML only that it is one. */
  readonly text: string

  constructor(status: number, body: string, options?: ErrorOptions) {
    // Of a gateway's page of HTML nothing is worth a line of a log.
    const text = /^\s*</.test(body) ? 'a page of HTML' : body.trim().slice(0, MAX_TEXT)
    const answer = `request failed with status code: ${status} respond with: ${text}`
    super(status === 0 ? `request failed: ${text}` : answer, options)
    this.status = status
    this.text = text
    this.code = readCode(body)
  }
}

const MAX_TEXT = 4000

function readCode(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (!isObject(body)) return undefined
    const code = isObject(body['error']) ? body['error']['code'] : body['code']
    return typeof code === 'string' ? code : undefined
  } catch {
    return undefined
  }
}
