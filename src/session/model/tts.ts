import { decodeBase64 } from '../base64.ts'
import { blotKey } from '../blot-key.ts'
import { readArguments } from '../read-arguments.ts'
import { readChunks } from '../read-chunks.ts'
import { createStream } from '../create-stream.ts'
import { isObject } from '../json-secret.ts'
import type { TTSModelConfig } from './model-config.ts'
import { doubtPlace } from './fetch-model.ts'
import type { OpenAiPlace } from './fetch-model.ts'
import { toModelError } from './model-error.ts'
import { requestModel } from './request-model.ts'
import type { SessionContext } from '../session-context.ts'

/** Audio as it comes, in pieces of any size; leaving the iteration early ends the request. */
export type AudioStream = AsyncGenerator<Uint8Array, void, void>

/** `this.session.model.tts`. */
export interface TTSInvocation {
  /** Gives the audio of a text; its format is the provider's, MP3 as a rule. */
  invoke(call: {
    readonly model_config: TTSModelConfig
    readonly content_text: string
  }): AudioStream
  invoke(model_config: TTSModelConfig, content_text: string): AudioStream
}

/** Creates `this.session.model.tts`: OpenAI's speech, or Workers AI's melotts and aura. */
export const createTTS = (context: SessionContext): TTSInvocation => ({
  invoke: (...given: readonly unknown[]) => {
    const names = ['model_config', 'content_text']
    const call = readArguments({ call: 'model.tts.invoke', names, required: 2 }, given)
    const config = call['model_config'] as TTSModelConfig
    return createStream((left) =>
      readAudio(context, { config, text: String(call['content_text']), left }),
    )
  },
})

async function* readAudio(
  context: SessionContext,
  call: { readonly config: TTSModelConfig; readonly text: string; readonly left: AbortSignal },
): AudioStream {
  const { config, text, left } = call
  const { voice, language } = config
  const signal = AbortSignal.any([context.signal, left])
  const audio = await requestModel<unknown>(
    context,
    {
      access: 'tts',
      config,
      openai: {
        path: '/audio/speech',
        createBody: (model) => ({ model, input: text, voice }),
        read: readBody,
      },
      workersAi: (run) => run(createInputs(config.model, { text, voice, language })),
    },
    signal,
  )
  try {
    if (audio instanceof ReadableStream)
      yield* readChunks(audio as ReadableStream<Uint8Array>, signal)
    else yield readWhole(audio)
  } catch (error) {
    if (signal.aborted) throw error
    const { provider, model } = config
    throw toModelError(error, { provider, model, failure: 'read tts model failed' })
  }
}

async function readBody(response: Response, place: OpenAiPlace): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (!/^(?:text\/|application\/json)/i.test(type)) return response.body
  await response.body?.cancel()
  throw new Error(`the answer is no audio (${blotKey(type, place.api_key)}); ${doubtPlace(place)}`)
}

/** The two families of Workers AI name the same things differently. */
function createInputs(
  model: string,
  {
    text,
    voice,
    language,
  }: { text: string; voice?: string | undefined; language?: string | undefined },
): Readonly<Record<string, string>> {
  if (model.includes('melotts')) {
    return { prompt: text, ...(language ? { lang: language.slice(0, 2).toLowerCase() } : {}) }
  }
  return { text, ...(voice ? { speaker: voice } : {}) }
}

function readWhole(audio: unknown): Uint8Array {
  if (audio instanceof Uint8Array) return audio
  if (audio instanceof ArrayBuffer) return new Uint8Array(audio)
  const text = isObject(audio) ? audio['audio'] : audio
  if (typeof text === 'string') return decodeBase64(text)
  throw new Error('No response from tts')
}
