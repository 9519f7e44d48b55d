// Runs of codes without a gap, as Python's HTTPStatus has them.
const runs: readonly (readonly [first: number, phrases: string])[] = [
  [100, 'Continue|Switching Protocols|Processing|Early Hints'],
  [
    200,
    'OK|Created|Accepted|Non-Authoritative Information|No Content|Reset Content|Partial Content|Multi-Status|Already Reported',
  ],
  [226, 'IM Used'],
  [
    300,
    'Multiple Choices|Moved Permanently|Found|See Other|Not Modified|Use Proxy||Temporary Redirect|Permanent Redirect',
  ],
  [
    400,
    "Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Proxy Authentication Required|Request Timeout|Conflict|Gone|Length Required|Precondition Failed|Request Entity Too Large|Request-URI Too Long|Unsupported Media Type|Requested Range Not Satisfiable|Expectation Failed|I'm a Teapot|||Misdirected Request|Unprocessable Entity|Locked|Failed Dependency|Too Early|Upgrade Required||Precondition Required|Too Many Requests||Request Header Fields Too Large",
  ],
  [451, 'Unavailable For Legal Reasons'],
  [
    500,
    'Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable|Gateway Timeout|HTTP Version Not Supported|Variant Also Negotiates|Insufficient Storage|Loop Detected||Not Extended|Network Authentication Required',
  ],
]

/** The reason phrase of a status code as Python's `HTTPStatus` words it; `Unknown` for any other number. */
export const statusPhrase = (code: number): string => {
  for (const [first, phrases] of runs) {
    const phrase = phrases.split('|')[code - first]
    if (phrase !== undefined && phrase !== '') return phrase
  }
  return 'Unknown'
}
