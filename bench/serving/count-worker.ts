/** Calls the Worker that the bench puts in the place of `app` so often, without HTTP, then ends. */
import app from 'app'

declare const REQUESTS: number
declare const PATH: string
declare const gc: (options: { readonly type: 'minor' }) => void

const context = { waitUntil: (): void => {}, passThroughOnException: (): void => {}, props: {} }
const env = {}

export default {
  async test(): Promise<void> {
    for (let index = 0; index < REQUESTS; index++) {
      const request = new Request(`http://example.org${PATH}${index}`)
      const response = await app.fetch(request, env, context)
      if (response.status !== 200) throw new Error(`status ${response.status}`)
      // Dead wrappers would make whoever leaves few of them look slow.
      if (index % 200 === 199) gc({ type: 'minor' })
    }
  },
}
