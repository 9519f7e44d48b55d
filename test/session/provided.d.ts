import 'vitest'

declare module 'vitest' {
  /** Where the doubles listen, as `startDoubles` tells the tests. */
  interface ProvidedContext {
    /** The base URL of the Service API double. */
    serviceApi: string
    /** The base URL of the OpenAI-compatible double. */
    openai: string
  }
}
