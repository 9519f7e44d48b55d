/**
 * A text that is safe on a terminal: controls, which could move the cursor or recolour, and direction marks,
 * which could show a line in another order than it has, become "\uFFFD".
 */
export const printable = (text: string): string => text.replace(HIDDEN, '\uFFFD')

// Tabs and line ends stay: whoever calls has placed them.
const HIDDEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** How many cells of a terminal a text fills; a tab is counted as one, since it is printed again below itself. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const point of text) width += NARROW.test(point) ? 1 : cellsOf(point)
  return width
}

const NARROW = /^[\t\u0020-\u007E\u00A1-\u02FF]$/

const cellsOf = (point: string): number => {
  if (ZERO.test(point)) return 0
  return WIDE.test(point) ? 2 : 1
}

// Marks that join the character before them, and characters without a shape.
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]$/u

// East Asian Width W and F (UAX #11), in blocks; emoji with a presentation of their own.
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]$/u
