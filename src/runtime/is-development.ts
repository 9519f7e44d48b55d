/** The variable that `npm run dev` sets; it is a binding, so no caller can choose it. */
const MODE = 'DIFY_EDGE_MODE'

/** Whether the Worker runs on its author's machine, where an answer may tell what is missing. */
export const isDevelopment = (env: Cloudflare.Env): boolean =>
  // An author's types of the bindings, from `wrangler types`, need not know it.
  (env as unknown as Readonly<Record<string, unknown>> | undefined)?.[MODE] === 'development'
