const adapt = (delta: number, points: number, first: boolean): number => {
  let rest = first ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}

/** The value of a punycode digit: a to z are 0 to 25, 0 to 9 are 26 to 35, anything else is none. */
const digit = (code: number): number => {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  return code >= 0x30 && code <= 0x39 ? code - 22 : 36
}

/** The text that a punycode label (without `xn--`, in lower case) stands for, or null (RFC 3492, section 6.2). */
export const decodePunycode = (label: string): string | null => {
  const dash = label.lastIndexOf('-')
  const points = dash > 0 ? Array.from(label.slice(0, dash), (char) => char.charCodeAt(0)) : []
  let [code, index, bias] = [128, 0, 72]
  for (let at = dash + 1; at < label.length;) {
    const before = index
    for (let weight = 1, k = 36; ; k += 36) {
      const value = at < label.length ? digit(label.charCodeAt(at)) : 36
      if (value === 36) return null
      at += 1
      index += value * weight
      const threshold = Math.min(Math.max(k - bias, 1), 26)
      if (value < threshold) break
      weight *= 36 - threshold
    }
    const count = points.length + 1
    bias = adapt(index - before, count, before === 0)
    code += Math.floor(index / count)
    index %= count
    if (code > 0x10ffff) return null
    points.splice(index, 0, code)
    index += 1
  }
  return String.fromCodePoint(...points)
}
