import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { readBody } from '../service-api/read-body.ts'
import { answerChat, type ChatBody } from './answer-chat.ts'

/** A running double. */
export interface OpenAi {
  /** Its base URL, ending in /v1. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** What the double saw of one request; `GET /double/seen/<key>` lists those of a key. */
export interface SeenModelRequest {
  readonly path: string
  readonly body: unknown
  ended: 'open' | 'complete' | 'left'
}

/** The key that is refused. */
export const WRONG_KEY = 'sk-wrong'

/**
 * Starts a server on loopback that speaks OpenAI's API: chat completions, embeddings, moderations, speech and
 * transcriptions, and the `/rerank` that others share. Any key but one is taken.
 */
export async function startOpenAi(): Promise<OpenAi> {
  const seen = new Map<string, SeenModelRequest[]>()
  const server = createServer((request, response) => {
    answer(seen, request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 500, { message: String(error), code: null })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(
  all: Map<string, SeenModelRequest[]>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { pathname: path } = new URL(request.url ?? '/', 'http://double')
  if (path.startsWith('/double/seen/')) return json(response, all.get(path.slice(13)) ?? [])
  const key = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  const body = (await readBody(request)) as Body
  const seen: SeenModelRequest = { path, body, ended: 'open' }
  all.set(key, [...(all.get(key) ?? []), seen])
  response.on('close', () => (seen.ended = response.writableFinished ? 'complete' : 'left'))
  if (key === WRONG_KEY) {
    return refuse(response, 401, {
      message: `Incorrect API key provided: ${key}`,
      code: 'invalid_api_key',
    })
  }
  switch (path) {
    case '/v1/chat/completions':
      return answerChat(body as unknown as ChatBody, response)
    case '/v1/embeddings':
      return embed(body, response)
    case '/v1/moderations':
      return json(response, {
        id: 'modr-1',
        model: body.model,
        results: [
          { flagged: String(body.input).includes('kill'), categories: {}, category_scores: {} },
        ],
      })
    case '/v1/rerank':
      return rerank(body, response)
    case '/v1/audio/speech':
      response.writeHead(200, { 'content-type': 'audio/mpeg' })
      response.write(Buffer.from([0xff, 0xfb]))
      return response.end(Buffer.from(`${body.voice}:${String(body.input)}`))
    case '/v1/audio/transcriptions':
      return json(response, { text: `${body.file?.name} of ${body.file?.size} bytes` })
    default:
      return refuse(response, 404, { message: `Invalid URL (POST ${path})`, code: null })
  }
}

interface Body {
  readonly model: string
  readonly input?: string | readonly string[]
  readonly encoding_format?: string
  readonly query?: string
  readonly documents?: readonly string[]
  readonly voice?: string
  readonly file?: { readonly name: string; readonly size: number }
}

/** The embedding of a text is its length and its first code point. Their order is turned around, as `index` allows. */
function embed({ model, input = [], encoding_format }: Body, response: ServerResponse) {
  const texts = typeof input === 'string' ? [input] : input
  const data = texts.map((text, index) => {
    const numbers = [text.length, text.codePointAt(0) ?? 0]
    const embedding =
      encoding_format === 'base64'
        ? Buffer.from(new Float32Array(numbers).buffer).toString('base64')
        : numbers
    return { object: 'embedding', index, embedding }
  })
  json(response, {
    object: 'list',
    model,
    data: data.toReversed(),
    usage: { prompt_tokens: 7, total_tokens: 7 },
  })
}

/** The score of a document is the share of the query's words in it. */
function rerank({ model, query = '', documents = [] }: Body, response: ServerResponse) {
  const words = query.split(' ')
  const results = documents.map((text, index) => {
    const found = words.filter((word) => text.includes(word)).length
    return { index, relevance_score: found / words.length }
  })
  json(response, { model, results, usage: { total_tokens: 3 } })
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, error: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { type: 'invalid_request_error', param: null, ...error } }))
}
