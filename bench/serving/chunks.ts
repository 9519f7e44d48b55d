/** A chunk of 1 KiB. */
const CHUNK = new TextEncoder().encode('x'.repeat(1024))

/** A hundred chunks at once. */
export const BODY: Uint8Array = new TextEncoder().encode('x'.repeat(100 * 1024))

/** A hundred chunks, one by one, from a generator that never waits. */
export async function* generate(): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < 100; index++) yield CHUNK
}
