import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { PACKAGE } from '../../../src/trim/package.ts'

type Values = Readonly<Record<string, unknown>>

/** A bucket that keeps what it is given. */
export const createBucket = () => {
  const kept = new Map<string, unknown>()
  const part = { uploadPart: async () => ({}), complete: async () => ({}), abort: async () => {} }
  return {
    put: async (key: string, value: unknown) => kept.set(key, value),
    get: async () => null,
    head: async () => null,
    delete: async () => {},
    list: async () => ({ objects: [] }),
    createMultipartUpload: async () => part,
  }
}

/** What D1 has of SQLite. */
export const createDatabase = () => {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec(readFileSync(join(PACKAGE, 'migrations/0001_storage.sql'), 'utf8'))
  const bind = (sql: string, values: readonly unknown[]) => {
    const all = async () => ({
      results: sqlite
        .prepare(sql)
        .all(
          ...values.map(
            (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value) as null,
          ),
        )
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              value instanceof Uint8Array ? [...value] : value,
            ]),
          ),
        ),
    })
    return { all, bind: (...more: readonly unknown[]) => bind(sql, more) }
  }
  return {
    prepare: (sql: string) => bind(sql, []),
    batch: (statements: readonly ReturnType<typeof bind>[]) =>
      Promise.all(statements.map(({ all }) => all())),
  }
}

/** Answers what the session asks other services. */
export const answerFetch = async (url: unknown): Promise<Response> => {
  const path = new URL(url instanceof Request ? url.url : String(url)).pathname
  if (path.endsWith('/speech')) {
    return new Response('sound', { headers: { 'content-type': 'audio/mpeg' } })
  }
  for (const [ending, events] of Object.entries(STREAMS)) {
    if (path.endsWith(ending)) {
      const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
      return new Response(`${text}data: [DONE]\n\n`, {
        headers: { 'content-type': 'text/event-stream' },
      })
    }
  }
  return Response.json({
    data: [{ embedding: [1], index: 0 }],
    results: [{ index: 0, relevance_score: 1, flagged: false }],
    usage: {},
    text: 'a',
  })
}

const MESSAGES: readonly Values[] = [
  { event: 'message', answer: 'a' },
  { event: 'message_end', metadata: {} },
]

const STREAMS: Readonly<Record<string, readonly Values[]>> = {
  '/chat-messages': MESSAGES,
  '/completion-messages': MESSAGES,
  '/workflows/run': [{ event: 'workflow_finished', data: { status: 'succeeded', outputs: {} } }],
  '/chat/completions': [
    {
      choices: [
        {
          index: 0,
          delta: {
            content: 'a',
            tool_calls: [{ index: 0, id: 'b', function: { name: 'c', arguments: '{}' } }],
          },
        },
      ],
    },
    {
      choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 2 },
    },
  ],
}
