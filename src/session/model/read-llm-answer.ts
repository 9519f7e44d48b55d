import { blotKey } from '../blot-key.ts'
import { doubtPlace, fetchModel } from './fetch-model.ts'
import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import { readPiece } from './llm-piece.ts'
import type { Piece } from './llm-piece.ts'
import { createLLMRequest, toWorkersAi } from './llm-request.ts'
import type { LLMCall } from './llm-request.ts'
import { toModelError } from './model-error.ts'
import type { ModelCall } from './model-error.ts'
import { findModel } from './find-model.ts'
import type { ModelPlace } from './find-model.ts'
import type { SessionContext } from '../session-context.ts'
import { readJsonBody } from '../read-body-text.ts'
import { readEventData } from '../read-event-data.ts'

/** Asks a language model where it is served and gives what each line of its answer says. */
export async function* readPieces(
  context: SessionContext,
  call: LLMCall,
  left: AbortSignal,
): AsyncGenerator<Piece, void, void> {
  const { provider, model } = call.model_config
  const place = findModel(context, call.model_config)
  const signal = AbortSignal.any([context.signal, left])
  const request = createLLMRequest(call)
  let failure = 'invoke llm model failed'
  try {
    const answer = await open(context, place, {
      request,
      signal,
      call: { provider, model, failure },
    })
    failure = 'read llm model failed'
    if (answer instanceof ReadableStream) yield* readStream(answer, { signal, place })
    else yield readPiece(checkLine(answer, place))
  } catch (error) {
    if (signal.aborted) throw error
    throw toModelError(error, { provider, model, failure })
  }
}

/** Gives the stream, or the whole answer of a model that does not stream. */
async function open(
  context: SessionContext,
  place: ModelPlace,
  { request, signal, call }: { request: JsonObject; signal: AbortSignal; call: ModelCall },
): Promise<unknown> {
  if (place.kind === 'workers-ai') {
    return place.ai.run(place.model, toWorkersAi(request), { signal })
  }
  const body = { ...request, model: place.model, stream_options: { include_usage: true } }
  const path = '/chat/completions'
  const response = await fetchModel(context, { place, path, body, call }, signal)
  const type = response.headers.get('content-type') ?? 'no content type'
  if (/^text\/event-stream/i.test(type) && response.body !== null) return response.body
  if (/^application\/(?:.+\+)?json/i.test(type)) return readJsonBody(response)
  await response.body?.cancel()
  throw new Error(
    `the answer is no event stream (${blotKey(type, place.api_key)}); ${doubtPlace(place)}`,
  )
}

async function* readStream(
  stream: ReadableStream<Uint8Array>,
  { signal, place }: { readonly signal: AbortSignal; readonly place: ModelPlace },
): AsyncGenerator<Piece, void, void> {
  let isWhole = false
  try {
    for await (const data of readEventData(stream, signal)) {
      if (data === '[DONE]') return
      const piece = readPiece(checkLine(parseLine(data), place))
      isWhole ||= piece.finish_reason !== undefined
      yield piece
    }
    if (!isWhole) throw new Error('the answer broke off before its end')
  } catch (error) {
    // What breaks after the finish reason takes at most the usage, which is estimated then.
    if (!isWhole || signal.aborted) throw error
  }
}

function parseLine(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    throw new Error('an event is not JSON')
  }
}

/** A provider tells a failure after the stream opened in a line of its own. */
function checkLine(line: unknown, place: ModelPlace): JsonObject {
  if (!isObject(line)) throw new Error('the answer is not a JSON object')
  const error = line['error'] ?? line['errors']
  if (error !== undefined && error !== null) {
    const key = place.kind === 'openai' ? place.api_key : undefined
    throw new Error(blotKey(JSON.stringify(error), key))
  }
  return line
}
