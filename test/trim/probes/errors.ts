import type { Probes } from './probes.ts'

const PLAIN =
  'BadGateway BadHost BadRequest ClientDisconnected Conflict ExpectationFailed FailedDependency Forbidden GatewayTimeout Gone HTTPException HTTPVersionNotSupported ImATeapot InternalServerError LengthRequired Locked MisdirectedRequest NotAcceptable NotFound NotImplemented PreconditionFailed PreconditionRequired RequestEntityTooLarge RequestHeaderFieldsTooLarge RequestTimeout RequestURITooLarge SecurityError UnavailableForLegalReasons UnprocessableEntity UnsupportedMediaType'.split(
    ' ',
  )

const ERROR = `x.name; x.message; x.code; x.description; String(x); x instanceof Error; x.toString()
  x.get_description(); x.get_body(); x.get_headers(); x.get_response(); x.response`

const error = (make: string, uses = ''): Probes => ({ make, uses: `${ERROR}\n${uses}` })

/** The exceptions that are answers. */
export const ERRORS: Readonly<Record<string, Probes>> = {
  ...Object.fromEntries(PLAIN.map((name) => [name, error(`new ${name}('<b>')`)])),
  BadRequestKeyError: error(
    `new BadRequestKeyError('a')`,
    `(x.show_exception = true, x.get_response()); x.show_exception; x.key`,
  ),
  MethodNotAllowed: error(`new MethodNotAllowed(['GET'])`),
  RequestRedirect: error(`new RequestRedirect('http://a/b')`, 'x.new_url'),
  RequestedRangeNotSatisfiable: error(`new RequestedRangeNotSatisfiable(10)`),
  ServiceUnavailable: error(`new ServiceUnavailable(null, { retry_after: new Date(0) })`),
  TooManyRequests: error(`new TooManyRequests(null, { retry_after: 3 })`),
  Unauthorized: error(
    `new Unauthorized(null, { www_authenticate: new WWWAuthenticate('basic', { realm: 'a' }) })`,
  ),
}

const errorOf = (make: string): Probes => ({
  make,
  uses: 'x.name; x.message; String(x); x instanceof InvocationError; x.cause',
})

/** Errors of the session have fields only. */
export const SESSION_ERRORS: Readonly<Record<string, Probes>> = {
  AppInvocationError: errorOf(`new AppInvocationError('a', { app_id: 'b' })`),
  InvocationError: errorOf(`new InvocationError('a')`),
  MissingBindingError: errorOf(`new MissingBindingError('DB', 'a')`),
  ModelInvocationError: errorOf(`new ModelInvocationError('a', { model: 'b' })`),
  NotFoundError: errorOf(`new NotFoundError('a', 'b')`),
  PermissionError: errorOf(`new PermissionError('a')`),
  SecretError: errorOf(`new SecretError('a', 'b')`),
  StorageInvocationError: errorOf(`new StorageInvocationError('a', 'b')`),
  StorageQuotaError: errorOf(`new StorageQuotaError('a', { size: 1, quota: 2 })`),
  UnreachableToolError: errorOf(`new UnreachableToolError('a', 'b')`),
}
