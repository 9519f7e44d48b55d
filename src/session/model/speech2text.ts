import { encodeBase64 } from '../base64.ts'
import { readBytes } from '../bytes.ts'
import type { BytesLike } from '../bytes.ts'
import { readArguments } from '../read-arguments.ts'
import type { ModelConfig } from './model-config.ts'
import { checkObject, readObject, requestModel } from './request-model.ts'
import type { SessionContext } from '../session-context.ts'

/** The audio of a call: its bytes, or a file of a request. */
export type Audio = BytesLike | Blob

/** `this.session.model.speech2text`. */
export interface Speech2TextInvocation {
  /** Gives the text that is spoken. */
  invoke(call: { readonly model_config: ModelConfig; readonly file: Audio }): Promise<string>
  invoke(model_config: ModelConfig, file: Audio): Promise<string>
}

/** Creates `this.session.model.speech2text`: OpenAI's transcriptions, or Workers AI's whisper. */
export const createSpeech2Text = (context: SessionContext): Speech2TextInvocation => ({
  invoke: async (...given: readonly unknown[]) => {
    const names = ['model_config', 'file']
    const call = readArguments({ call: 'model.speech2text.invoke', names, required: 2 }, given)
    const config = call['model_config'] as ModelConfig
    const file = call['file'] as Audio
    const bytes = readBytes(file instanceof Blob ? await file.arrayBuffer() : file)
    return requestModel(context, {
      access: 'speech2text',
      config,
      openai: {
        path: '/audio/transcriptions',
        createBody: (model) => createForm(model, bytes),
        read: async (response) => readText((await readObject(response))['text']),
      },
      workersAi: async (run) => {
        // The newer whisper takes base64, the others a list of numbers.
        const audio = config.model.includes('v3-turbo') ? encodeBase64(bytes) : [...bytes]
        return readText(checkObject(await run({ audio }))['text'])
      },
    })
  },
})

function createForm(model: string, bytes: Uint8Array): FormData {
  const form = new FormData()
  form.set('model', model)
  // Providers tell the format by the name; this is the one that Dify gives every file.
  form.set('file', new Blob([bytes], { type: 'audio/mpeg' }), 'temp.mp3')
  return form
}

function readText(text: unknown): string {
  if (typeof text === 'string') return text
  throw new Error('No response from speech2text')
}
