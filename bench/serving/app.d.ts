/** The Worker that a bench puts in. */
declare module 'app' {
  const app: {
    fetch(request: Request, env: object, context: object): Response | Promise<Response>
  }
  export default app
}
