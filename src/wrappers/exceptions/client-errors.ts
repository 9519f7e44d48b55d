import { HTTPException } from './http-exception.ts'

/** *403* `Forbidden`: the caller is known but may not do this. */
export class Forbidden extends HTTPException {
  static override readonly code = 403
  static override readonly description =
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server."
}

/** *404* `Not Found`: there is no such resource. */
export class NotFound extends HTTPException {
  static override readonly code = 404
  static override readonly description =
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.'
}

/** *406* `Not Acceptable`: no representation fits the Accept headers. */
export class NotAcceptable extends HTTPException {
  static override readonly code = 406
  static override readonly description =
    'The resource identified by the request is only capable of generating response entities which have content characteristics not acceptable according to the accept headers sent in the request.'
}

/** *408* `Request Timeout`: the request took too long to arrive. */
export class RequestTimeout extends HTTPException {
  static override readonly code = 408
  static override readonly description =
    "The server closed the network connection because the browser didn't finish the request within the specified time."
}

/** *409* `Conflict`: the request conflicts with the state of the resource. */
export class Conflict extends HTTPException {
  static override readonly code = 409
  static override readonly description =
    'A conflict happened while processing the request. The resource might have been modified while the request was being processed.'
}

/** *410* `Gone`: the resource was here and went away. */
export class Gone extends HTTPException {
  static override readonly code = 410
  static override readonly description =
    'The requested URL is no longer available on this server and there is no forwarding address. If you followed a link from a foreign page, please contact the author of this page.'
}

/** *411* `Length Required`: the request needs a Content-Length. */
export class LengthRequired extends HTTPException {
  static override readonly code = 411
  static override readonly description =
    'A request with this method requires a valid <code>Content-Length</code> header.'
}

/** *412* `Precondition Failed`: a condition of the request does not hold. */
export class PreconditionFailed extends HTTPException {
  static override readonly code = 412
  static override readonly description =
    'The precondition on the request for the URL failed positive evaluation.'
}

/** *413* `Request Entity Too Large`: the body is larger than the server takes. */
export class RequestEntityTooLarge extends HTTPException {
  static override readonly code = 413
  static override readonly description = 'The data value transmitted exceeds the capacity limit.'
}

/** *414* `Request-URI Too Long`: the URL is longer than the server takes. */
export class RequestURITooLarge extends HTTPException {
  static override readonly code = 414
  static override readonly description =
    'The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed.'
}

/** *415* `Unsupported Media Type`: the server cannot handle the media type of the body. */
export class UnsupportedMediaType extends HTTPException {
  static override readonly code = 415
  static override readonly description =
    'The server does not support the media type transmitted in the request.'
}

/** *417* `Expectation Failed`: the server cannot meet the Expect header. */
export class ExpectationFailed extends HTTPException {
  static override readonly code = 417
  static override readonly description =
    'The server could not meet the requirements of the Expect header'
}

/** *418* `I'm a Teapot`: the server is a teapot and was asked for coffee. */
export class ImATeapot extends HTTPException {
  static override readonly code = 418
  static override readonly description = 'This server is a teapot, not a coffee machine'
}

/** *421* `Misdirected Request`: the request reached a server that cannot answer it. */
export class MisdirectedRequest extends HTTPException {
  static override readonly code = 421
  static override readonly description = 'The server is not able to produce a response.'
}

/** *422* `Unprocessable Entity`: the request is well formed but its instructions are wrong. */
export class UnprocessableEntity extends HTTPException {
  static override readonly code = 422
  static override readonly description =
    'The request was well-formed but was unable to be followed due to semantic errors.'
}

/** *423* `Locked`: the resource is locked. */
export class Locked extends HTTPException {
  static override readonly code = 423
  static override readonly description = 'The resource that is being accessed is locked.'
}

/** *424* `Failed Dependency`: an action that this one depends on failed. */
export class FailedDependency extends HTTPException {
  static override readonly code = 424
  static override readonly description =
    'The method could not be performed on the resource because the requested action depended on another action and that action failed.'
}

/** *428* `Precondition Required`: the request has to be conditional. */
export class PreconditionRequired extends HTTPException {
  static override readonly code = 428
  static override readonly description =
    'This request is required to be conditional; try using "If-Match" or "If-Unmodified-Since".'
}

/** *431* `Request Header Fields Too Large`: the headers are larger than the server takes. */
export class RequestHeaderFieldsTooLarge extends HTTPException {
  static override readonly code = 431
  static override readonly description = 'One or more header fields exceeds the maximum size.'
}

/** *451* `Unavailable For Legal Reasons`: the law forbids the answer. */
export class UnavailableForLegalReasons extends HTTPException {
  static override readonly code = 451
  static override readonly description = 'Unavailable for legal reasons.'
}
