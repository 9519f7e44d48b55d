const dots = /[.\u3002\uff0e\uff61]/
const nonAscii = /[^\0-\x7f]/
// What ends a host, or what URL would decode or drop.
const forbidden = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/

/**
 * A host name with every label in ASCII, by IDNA 2003 as Python's `idna` codec encodes it: `ß` is
 * `ss`. Labels that are ASCII already stay as they are.
 */
export const encodeHost = (host: string): string => {
  const labels = host.split(nonAscii.test(host) ? dots : '.')
  const last = labels.length - 1
  return labels
    .map((label, index) => (label === '' && index === last ? '' : encodeLabel(label)))
    .join('.')
}

const encodeLabel = (label: string): string => {
  const ascii = nonAscii.test(label) ? toAscii(label) : label
  // The limits of a DNS label (RFC 1035, section 2.3.4).
  if (ascii === '' || ascii.length > 63) {
    throw new RangeError(
      `Cannot encode the host label "${label}": it is empty or longer than 63 characters`,
    )
  }
  return ascii
}

/** URL knows the later IDNA 2008, which keeps the four characters that IDNA 2003 maps. */
const toAscii = (label: string): string => {
  const mapped = label
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/[\u200c\u200d]/g, '')
  const url = forbidden.test(mapped) ? null : URL.parse(`http://${mapped}.x/`)
  if (url === null) throw new RangeError(`Cannot encode the host label "${label}" in ASCII`)
  return url.hostname.slice(0, -2)
}
