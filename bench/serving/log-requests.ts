import type { Hono } from 'hono'

let number = 0

/** An app with the line that dify-edge writes for each request, as cheap as it can be had. */
export const logRequests = (app: Hono): ExportedHandler<object> => ({
  fetch(request: Request, env: object, context: ExecutionContext): Response | Promise<Response> {
    const answer = app.fetch(request, env, context)
    console.log(
      `{"method":"GET","rule":"/duck","status":200,"duration":0,"request_id":"790ce304d7ff4406-${++number}"}`,
    )
    return answer
  },
})
