import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a plugin of so many groups and endpoints a group, each endpoint with a handler of its own, and its Worker. */
export const generatePlugin = (root: string, groups: number, endpointsEach: number): void => {
  for (const folder of ['group', 'endpoints', 'src'])
    mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'src/worker.ts'), WORKER)
  for (let group = 0; group < groups; group++) {
    const numbers = Array.from(
      { length: endpointsEach },
      (_, index) => group * endpointsEach + index,
    )
    writeFileSync(join(root, `group/group${group}.yaml`), groupFile(group, numbers))
    for (const number of numbers) {
      writeFileSync(join(root, `endpoints/thing${number}.yaml`), endpointFile(group, number))
      writeFileSync(join(root, `endpoints/thing${number}.ts`), handlerFile(group, number))
    }
  }
}

const texts = (text: string): string =>
  `{ en_US: ${text}, zh_Hans: ${text} 设置, ja_JP: ${text} 設定, pt_BR: O ${text} }`

const groupFile = (group: number, numbers: readonly number[]): string => `settings:
  - name: key_${group}
    type: secret-input
    required: true
    label: ${texts('API key')}
    placeholder: ${texts('Your key')}
    help: ${texts('Where to find it')}
  - name: region_${group}
    type: select
    default: eu
    label: ${texts('Region')}
    options:
      - value: eu
        label: ${texts('Europe')}
      - value: us
        label: ${texts('United States')}
  - name: app_${group}
    type: app-selector
    scope: chat
    label: ${texts('App')}
endpoints:
${numbers.map((number) => `  - endpoints/thing${number}.yaml\n`).join('')}`

const WORKER = `import { createApp } from 'dify-edge'
import { plugin } from '../.dify-edge/plugin.ts'

export default createApp(plugin)
`

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const

const endpointFile = (group: number, number: number): string =>
  `path: "/group${group}/<int:id>/thing${number}/<path:rest>"
method: "${METHODS[number % METHODS.length]}"
hidden: false
extra:
  typescript:
    source: "endpoints/thing${number}.ts"
`

const handlerFile = (group: number, number: number): string =>
  `import { Endpoint, Response } from 'dify-edge'
import type { Request, Settings, Values } from 'dify-edge'

type Id = 'endpoints/thing${number}'

/** Answers with what it was asked. */
export default class Thing${number} extends Endpoint<Id> {
  override async _invoke(r: Request, values: Values<Id>, settings: Settings<Id>) {
    const { id, rest } = values
    const body = await r.get_json({ silent: true })
    if (body === null) return new Response('no body', { status: 400 })
    async function* lines() {
      for (let line = 0; line < 10; line++) {
        yield \`\${id} \${rest} \${line} \${settings.region_${group}}\\n\`
      }
    }
    return new Response(lines(), { mimetype: 'text/plain' })
  }
}
`
