/** The handler that the bench puts in. */
declare module 'handler' {
  import type { Plugin } from 'dify-edge'

  const handler: Plugin['handlers'][number]
  export default handler
}
