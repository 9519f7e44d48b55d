import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'

import { readEventData } from '../../src/session/read-event-data.ts'

function streamOf(
  pieces: readonly Uint8Array[],
  onCancel?: () => void,
): ReadableStream<Uint8Array> {
  const left = [...pieces]
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift()
      if (piece === undefined) controller.close()
      else controller.enqueue(piece)
    },
    ...(onCancel === undefined ? {} : { cancel: onCancel }),
  })
}

async function read(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const data: string[] = []
  for await (const text of readEventData(stream)) data.push(text)
  return data
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Cuts bytes at the given places, wherever these are in a character. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length]
  at.sort((a, b) => a - b)
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end))
}

describe('an event stream', () => {
  test('gives the same data wherever it is cut and whatever ends its lines', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }),
        fc.array(fc.nat()),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (...[texts, places, end]) => {
          const data = texts.map((text) => JSON.stringify(text))
          const bytes = encode(
            data.map((text) => `event: ping${end}${end}data: ${text}${end}${end}`).join(''),
          )
          expect(await read(streamOf(cut(bytes, places)))).toEqual(data)
        },
      ),
      { numRuns: 200 },
    ))

  test('joins the lines of one event and drops a mark at its beginning', async () => {
    const text = '\uFEFFid: 1\nretry: 5\nfield\nother: x\ndata:a\ndata: b\n\n: note\n\ndata: c'
    expect(await read(streamOf([encode(text)]))).toEqual(['a\nb', 'c'])
  })

  test('is cancelled when its reader leaves', async () => {
    const cancelled = vi.fn<() => void>()
    const stream = streamOf([encode('data: a\n\ndata: b\n\n'), encode('data: c\n\n')], cancelled)
    for await (const text of readEventData(stream)) if (text === 'b') break
    expect(cancelled).toHaveBeenCalledOnce()
  })

  test('with an event beyond all measure is an error', async () => {
    const piece = encode('x'.repeat(1024 * 1024))
    const stream = streamOf([encode('data: '), ...Array.from({ length: 17 }, () => piece)])
    await expect(read(stream)).rejects.toThrow('exceeded max buffer size')
  })

  test('that is silent too long is an error', async () => {
    vi.useFakeTimers()
    try {
      const outcome = expect(read(new ReadableStream())).rejects.toThrow(
        'nothing came for 250 seconds',
      )
      await vi.advanceTimersByTimeAsync(250_000)
      await outcome
    } finally {
      vi.useRealTimers()
    }
  })
})
