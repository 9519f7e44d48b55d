import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import { writeOutput } from '../../src/compiler/write-output.ts'
import { writeFiles } from './plugin-folder.ts'

const REPOSITORY = join(import.meta.dirname, '../..')
const LABEL = 'label: { en_US: Cat }'

const GROUP = `settings:
  api_key: { type: secret-input, required: true, ${LABEL} }
  nickname: { type: text-input, ${LABEL} }
  greeting: { type: text-input, default: hello, ${LABEL} }
  loud: { type: boolean, default: no, ${LABEL} }
  region: { type: select, required: true, ${LABEL}, options: [{ value: eu, ${LABEL} }, { value: "u's", ${LABEL} }] }
  app: { type: app-selector, required: true, scope: chat, ${LABEL} }
  voice: { type: model-selector, required: true, scope: tts, ${LABEL} }
  llm: { type: model-selector, required: true, scope: llm&vision, ${LABEL} }
  either: { type: model-selector, required: true, scope: llm&tts, ${LABEL} }
  any-model: { type: model-selector, required: true, ${LABEL} }
  tools: { type: "array[tools]", required: true, ${LABEL} }
  __proto__: { type: boolean, required: true, ${LABEL} }
endpoints:
  - endpoints/cat.yaml
  - path: /inline/<int:n>
    method: GET
    extra: { javascript: { source: endpoints/inline.js } }
`

const HANDLER = `import { Endpoint, Response } from 'dify-edge'
import type { Request, Settings, Values } from 'dify-edge'

/** Fails to compile unless both types are the same. */
const same = <A, B>(_: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false) => {}

export default class Cat extends Endpoint<'endpoints/cat'> {
  override _invoke(r: Request, values: Values<'endpoints/cat'>, settings: Settings<'endpoints/cat'>) {
    same<typeof values, {
      name: string; rest: string; kind: string; id: string
      free: number | bigint; bounded: number; weight: number
    }>(true)
    // @ts-expect-error -- no such variable
    values.nam

    same<typeof settings.api_key, string>(true)
    same<typeof settings.nickname, string | undefined>(true)
    same<typeof settings.greeting, string>(true)
    same<typeof settings.loud, boolean>(true)
    same<typeof settings.region, 'eu' | "u's">(true)
    same<(typeof settings)['__proto__'], boolean>(true)
    // @ts-expect-error -- no such setting
    settings.api_kee

    same<typeof settings.app.app_id, string>(true)
    same<typeof settings.voice.voice, string>(true)
    same<typeof settings.llm.mode, string | undefined>(true)
    same<typeof settings.either.provider, string>(true)
    same<typeof settings['any-model']['model_type'], string>(true)
    same<typeof settings.tools[0]['tool_name'], string>(true)
    // @ts-expect-error -- a language model has no voice
    settings.llm.voice
    // @ts-expect-error -- it may be a language model
    settings.either.voice
    // @ts-expect-error -- it may be any kind of model
    settings['any-model'].voice
    return new Response(String(r.args))
  }
}

// @ts-expect-error -- there is no such endpoint
export type Wrong = Values<'endpoints/dog'>

same<Values<'group/cats#1'>, { n: number | bigint }>(true)
same<Settings<'group/cats#1'>, Settings<'endpoints/cat'>>(true)

// @ts-expect-error -- an answer is no text
export class Text extends Endpoint<'endpoints/cat'> { override _invoke() { return 'text' } }

export class Loose extends Endpoint {
  override _invoke(_: Request, values: Values, settings: Settings) {
    same<(typeof values)[string], string | number | bigint>(true)
    same<(typeof settings)[string], unknown>(true)
    return new Response(String(values['anything']))
  }
}
`

const TSCONFIG = {
  extends: join(REPOSITORY, 'tsconfig.json'),
  compilerOptions: {
    // What is emitted is under test as well.
    skipLibCheck: false,
    noUnusedLocals: false,
    isolatedDeclarations: false,
    types: [join(REPOSITORY, 'node_modules/@cloudflare/workers-types')],
    paths: {
      'dify-edge': [join(REPOSITORY, 'src/index.ts')],
      'dify-edge/session-parts': [join(REPOSITORY, 'src/session/session-parts.ts')],
      'dify-edge/endpoint-types': [join(REPOSITORY, 'src/runtime/endpoint-types.ts')],
    },
  },
  include: ['endpoints', '.dify-edge/plugin.ts', '.dify-edge/types.d.ts'],
}

/** Compiles a plugin with this handler, then type-checks all of it; gives what tsc says. */
const checkTypes = (handler: string): string => {
  const root = writeFiles({
    'group/cats.yaml': GROUP,
    'endpoints/cat.yaml': `path: /<name>/<any(a,b):kind>/<uuid:id>/<int:free>/<int(max=9):bounded>/<float:weight>/<path:rest>
method: GET
extra: { typescript: { source: endpoints/cat.ts } }
`,
    'endpoints/cat.ts': handler,
    'endpoints/inline.js': 'export default class Inline { _invoke() {} }\n',
    'tsconfig.json': JSON.stringify(TSCONFIG),
  })
  const { diagnostics, output } = compilePlugin(root)
  expect(diagnostics).toEqual([])
  writeOutput(root, output ?? {})
  const tsc = join(REPOSITORY, 'node_modules/.bin/tsc')
  return spawnSync(tsc, ['--project', root, '--pretty', 'false'], { encoding: 'utf8' }).stdout
}

// tsc takes seconds on a busy machine.
const SLOW = { timeout: 60_000 }

test('handlers have the types of their values and settings', SLOW, () => {
  expect(checkTypes(HANDLER)).toBe('')
})

test('a handler with a wrong type is found by tsc', SLOW, () => {
  const wrong = HANDLER.replace(
    'same<typeof settings.loud, boolean>',
    'same<typeof settings.loud, string>',
  )
  expect(checkTypes(wrong)).toContain('endpoints/cat.ts')
})
