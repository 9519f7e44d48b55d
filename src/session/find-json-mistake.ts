const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/**
 * Finds where a text stops being JSON, as `line 1, column 8`, without repeating any of it: the
 * engine's own message quotes the text around the mistake, and the text may be a secret.
 */
export function findJsonMistake(text: string): string {
  const open: string[] = []
  let expected: 'value' | 'key' | 'colon' | 'next' = 'value'
  let mayClose = false
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(text)
    if (token === null) return formatPlace(text, skipSpace(text, from))
    const mark = token[1] ?? (token[2] === undefined ? 'word' : 'text')
    const isClosing = mark === '}' || mark === ']'
    if (isClosing && (expected === 'next' || mayClose) && open.at(-1) === mark) {
      open.pop()
      expected = 'next'
    } else if (expected === 'value' && (mark === '{' || mark === '[')) {
      open.push(mark === '{' ? '}' : ']')
      expected = mark === '{' ? 'key' : 'value'
      mayClose = true
      continue
    } else if (expected === 'value' && (mark === 'word' || mark === 'text')) expected = 'next'
    else if (expected === 'key' && mark === 'text') expected = 'colon'
    else if (expected === 'colon' && mark === ':') expected = 'value'
    else if (expected === 'next' && mark === ',' && open.length > 0) {
      expected = open.at(-1) === '}' ? 'key' : 'value'
    } else return formatPlace(text, skipSpace(text, from))
    mayClose = false
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1
  return at
}

function formatPlace(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
