import { formatSetting, SecretError } from './json-secret.ts'

/** Gives a base URL without the slash at its end; throws where it is none that can be fetched. */
export function checkUrl(
  value: unknown,
  { secret, place }: { readonly secret: string; readonly place: string },
): string {
  const url = typeof value === 'string' ? URL.parse(value) : null
  if (url !== null && url.username + url.password + url.search + url.hash !== '') {
    throw new SecretError(
      secret,
      `${place} has a user, a query or a fragment: give only the address, up to /v1, ${formatSetting(secret)}`,
    )
  }
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '')
  throw new SecretError(secret, `${place} is not a URL that begins with https:// (or http://)`)
}
