import { readChunks } from './read-chunks.ts'

/** How much of a body is read, and for how long. */
export interface Bounds {
  /** In bytes. */
  readonly limit: number
  readonly ms: number
}

/** What was read of a body, and why no more was; `cut` is undefined where it was read whole. */
export interface BodyText {
  readonly text: string
  readonly cut: string | undefined
}

/** Reads a body as text up to its bounds; what lies beyond is cancelled. Throws where the body breaks off. */
export async function readBodyText({ body }: Response, { limit, ms }: Bounds): Promise<BodyText> {
  if (body === null) return { text: '', cut: undefined }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), ms)
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  try {
    for await (const chunk of readChunks(body, late.signal)) {
      size += chunk.length
      text += decoder.decode(chunk, { stream: true })
      if (size > limit) return { text, cut: `it has more than ${limit} bytes` }
    }
    return { text: text + decoder.decode(), cut: undefined }
  } catch (error) {
    if (late.signal.aborted) return { text, cut: `it did not end within ${ms / 1000} seconds` }
    throw error
  } finally {
    clearTimeout(timer)
  }
}

// What a service says in JSON may be as large as the vectors of some hundred texts.
const JSON_BOUNDS = { limit: 32 * 1024 * 1024, ms: 60_000 }

/** Reads a body that is JSON; `undefined` where it is not. Throws where it passes all bounds or breaks off. */
export async function readJsonBody(response: Response): Promise<unknown> {
  const { text, cut } = await readBodyText(response, JSON_BOUNDS)
  if (cut !== undefined) throw new Error(`the answer was given up, ${cut}`)
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
