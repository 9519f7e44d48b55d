/** Files beside a handler are imported as they are; wrangler carries them in the Worker. */
declare module '*.html' {
  const text: string
  export default text
}

declare module '*.txt' {
  const text: string
  export default text
}
