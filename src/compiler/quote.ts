const LONGEST = 80

/** A value of the author in double quotes, on one line, cut where it is long. */
export const quote = (text: string): string => {
  const points = Array.from(text.slice(0, LONGEST * 2))
  const short = text.length > LONGEST && points.length > LONGEST
  return JSON.stringify(short ? `${points.slice(0, LONGEST).join('')}…` : text)
}
