import { MissingBindingError } from '../errors.ts'

/** Gives the secret that links to files are signed with; throws where it is missing or easy to guess. */
export function readFileSecret(env: Cloudflare.Env): string {
  const secret: unknown = Reflect.get(env, 'FILES_SECRET')
  if (typeof secret === 'string' && secret.length >= SHORTEST) return secret
  throw new MissingBindingError('FILES_SECRET', MISSING)
}

const SHORTEST = 16

const MISSING = `this.session.file signs its links with the secret "FILES_SECRET", ${SHORTEST} characters or more, and the Worker has none. Make one with
  npx wrangler secret put FILES_SECRET       for the deployed Worker
  FILES_SECRET="..." in the file .dev.vars    in development
or pass the app_id of the app that is to keep the file.`
