import type { Accept } from '../../../src/wrappers/accept.ts'
import type { MIMEAccept } from '../../../src/wrappers/mime-accept.ts'

interface BestMatch {
  readonly from: readonly string[]
  readonly default?: string
}

const attempt = (ask: () => unknown): unknown => {
  try {
    return ask()
  } catch (error) {
    return { $error: { type: error instanceof Error ? error.name : 'unknown' } }
  }
}

/** An Accept header in the form in which the recording has it, with answers to the recorded questions. */
export const describeAccept = (
  accept: Accept,
  recorded: Readonly<Record<string, unknown>>,
  isMime: boolean,
): unknown => {
  const ask = (key: string, answer: (value: string) => unknown): unknown =>
    (recorded[key] as [string, unknown][]).map(([value]) => [value, attempt(() => answer(value))])
  return {
    provided: accept.provided,
    values: [...accept],
    best: accept.best,
    to_header: accept.to_header(),
    best_match: (recorded['best_match'] as BestMatch[]).map((question) =>
      Object.assign({}, question, {
        result: attempt(() => accept.best_match(question.from, question.default ?? null)),
      }),
    ),
    quality: ask('quality', (value) => accept.quality(value)),
    contains: ask('contains', (value) => accept.has(value)),
    ...(isMime && describeMime(accept as MIMEAccept)),
  }
}

const describeMime = ({
  accept_html,
  accept_xhtml,
  accept_json,
}: MIMEAccept): Record<string, boolean> => ({
  accept_html,
  accept_xhtml,
  accept_json,
})
