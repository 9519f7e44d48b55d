/**
 * A moment as HTTP writes it, such as `Tue, 22 Jan 2008 11:18:44 GMT` (Werkzeug's `http_date`): a
 * Date, or seconds since 1970; without an argument, now. A fraction of a second is cut off.
 */
export const httpDate = (moment: Date | number = Date.now() / 1000): string => {
  const date = moment instanceof Date ? moment : new Date(wholeSeconds(moment) * 1000)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) {
    throw new RangeError(
      `Cannot write ${String(moment)} as an HTTP date: it takes a valid Date, or seconds since 1970, within the years 1 to 9999`,
    )
  }
  return date.toUTCString()
}

/** Python reads a timestamp to the microsecond and drops what is below a second. */
const wholeSeconds = (timestamp: number): number => Math.floor(Math.round(timestamp * 1e6) / 1e6)
