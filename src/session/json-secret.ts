import { InvocationError } from './errors.ts'
import { findJsonMistake } from './find-json-mistake.ts'

/** A secret or variable of the Worker whose value cannot be used; the text never repeats the value. */
export class SecretError extends InvocationError {
  override readonly name = 'SecretError'
  /** The name of the secret or variable. */
  readonly secret: string

  constructor(secret: string, message: string) {
    super(message)
    this.secret = secret
  }
}

/** What a secret that holds a JSON object maps. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Reads a text variable of the Worker; `undefined` where it is unset or empty. */
export function readVariable(env: Cloudflare.Env, name: string): unknown {
  // The name is the operator's; the author's types of the bindings need not have it.
  const value = (env as unknown as JsonObject)[name]
  return value === '' ? undefined : value
}

/** Reads a secret that holds a JSON object (a `[vars]` table of wrangler.toml is one already); `undefined` where it is unset. */
export function readJsonSecret(env: Cloudflare.Env, name: string): JsonObject | undefined {
  const value = readVariable(env, name)
  if (value === undefined) return undefined
  const parsed = typeof value === 'string' ? parse(name, value) : value
  if (isObject(parsed)) return parsed
  throw new SecretError(name, `${name} is not a JSON object: set it again ${formatSetting(name)}`)
}

/** Gives a key without the space around it; throws where it cannot be a header's value, which no real key lacks. */
export function checkKey(
  key: string,
  { secret, place }: { readonly secret: string; readonly place: string },
): string {
  const trimmed = key.trim()
  // The platform's own error would repeat the key.
  if (/^[\x21-\x7e]*$/.test(trimmed)) return trimmed
  throw new SecretError(secret, `${place} has a character that no key has, such as a line break`)
}

/** Tells whether a value is an object with names, not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The command that sets a secret, for error texts. */
export const formatSetting = (name: string): string =>
  `with "npx wrangler secret put ${name}", in development in .dev.vars`

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The cause is left out: its message repeats the text.
    throw new SecretError(
      name,
      `${name} is not valid JSON at ${findJsonMistake(text)}: set it again ${formatSetting(name)}`,
    )
  }
}
