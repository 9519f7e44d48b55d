/** What the tests of callers who break off ask for. */
import { createApp } from '../../../src/runtime/app.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { createPlugin } from '../../runtime/fixture.ts'

let closed = 0

function* nothing(): Generator<string> {
  try {
    for (;;) yield ''
  } finally {
    closed++
  }
}

// oxlint-disable-next-line import/no-default-export -- a Worker
export default createApp(
  createPlugin([
    ['POST /json', async (r) => new Response(JSON.stringify(await r.get_json({ force: true })))],
    ['POST /form', async (r) => new Response(String((await r.files).length))],
    [
      'POST /parts',
      async (r) => {
        for await (const part of r.iter_parts()) {
          if (part.kind === 'file') await part.file.read()
        }
        return new Response('')
      },
    ],
    ['GET /branch/<name>/', () => new Response('branch')],
    ['GET /nothing', () => new Response(nothing())],
    ['GET /closed', () => new Response(String(closed))],
  ]),
)
