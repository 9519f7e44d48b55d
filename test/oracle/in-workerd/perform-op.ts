import { WWWAuthenticate } from '../../../src/wrappers/www-authenticate.ts'
import type { Response } from '../../../src/wrappers/response.ts'
import type { RecordedOp } from '../response-case.ts'

type Target = Record<string, unknown>
type Method = (...values: unknown[]) => unknown

/** Does to a response what a recording did, by Werkzeug's names; Python's keywords become one object. */
export const performOp = async (
  response: Response,
  [name, ...values]: RecordedOp,
  method: string,
): Promise<void> => {
  const [first, ...rest] = values.map(readValue)
  const target = response as unknown as Target
  const [object = '', member] = name.split('.')
  if (name === 'set') target[String(first)] = rest[0]
  else if (name === 'www_authenticate') response.www_authenticate = readChallenges(values[0])
  else if (name === 'make_conditional') await makeConditional(response, first as Target, method)
  else if (member === undefined) await call(target, object, keywordArguments(object, first))
  else await changePart(name, target[object] as Target, [first, ...rest].slice(0, values.length))
}

/** The stand-ins of the recording for Python's objects. */
const readValue = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { datetime, date, base64, ...others } = value as StandIn
  if (datetime !== undefined) return new Date(hasZone.test(datetime) ? datetime : `${datetime}Z`)
  if (date !== undefined) return new Date(`${date}T00:00:00Z`)
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
  const { timedelta, coop, coep, corp, text } = others
  return timedelta ?? coop ?? coep ?? corp ?? text ?? mapValues(value as Target)
}

interface StandIn {
  readonly datetime?: string
  readonly date?: string
  readonly base64?: string
  readonly timedelta?: number
  readonly coop?: string
  readonly coep?: string
  readonly corp?: string
  readonly text?: string
}

const hasZone = /(?:Z|[+-]\d\d:\d\d)$/

const mapValues = (value: Target): Target =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readValue(item)]))

/** Werkzeug's positional parameters, then one object of the others. */
const keywordArguments = (name: string, value: unknown): unknown[] => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) {
    return value === undefined ? [] : [value]
  }
  const { key, value: text, etag, ...options } = value as Target
  switch (name) {
    case 'set_cookie':
      return [key, text, options]
    case 'delete_cookie':
      return [key, options]
    case 'set_etag':
      return [etag, options]
    default:
      return [value]
  }
}

const call = async (target: Target, name: string, values: readonly unknown[]): Promise<void> => {
  const method = target[name]
  if (typeof method !== 'function') throw new Error(`The response has no method ${name}`)
  await (method as Method).call(target, ...values)
}

const makeConditional = async (
  response: Response,
  { headers, ...options }: Target,
  method: string,
): Promise<void> => {
  const request = new Request('http://oracle/', { headers: headers as [string, string][] })
  await response.make_conditional({ method, headers: request.headers }, options)
}

const readChallenges = (value: unknown): WWWAuthenticate | WWWAuthenticate[] | null => {
  if (Array.isArray(value)) return value.map(readChallenge)
  return value === null ? null : readChallenge(value)
}

const readChallenge = (value: unknown): WWWAuthenticate => {
  const { type, parameters, token } = value as {
    type: string
    parameters?: Record<string, string | null>
    token?: string
  }
  return new WWWAuthenticate(type, parameters, token)
}

/** A method of a part (`headers.add`), a property of it (`cache_control.max_age`), or an item of a mapping. */
const changePart = async (
  name: string,
  part: Target,
  values: readonly unknown[],
): Promise<void> => {
  const [object = '', member = ''] = name.split('.')
  const [key, value] = values
  const property = String(key).replaceAll('-', '_')
  if (member === 'set' && object.startsWith('content_security_policy') && property in part) {
    part[property] = value
  } else if (member === 'del' && object !== 'mimetype_params' && property in part) {
    part[property] = null
  } else if (member === 'set_item') await call(part, 'set', values)
  else if (member === 'del') await call(part, object === 'headers' ? 'remove' : 'delete', values)
  else if (name === 'content_range.set') {
    const [start, stop, length, units] = values
    await call(part, 'set', [start, stop, units === undefined ? { length } : { length, units }])
  } else if (typeof part[member] === 'function') await call(part, member, values)
  else part[member] = key
}
