import type { Span } from './source-file.ts'
import type { YamlScalar } from './yaml-node.ts'

/** Where a stretch of a scalar's text stands in the file; the whole scalar where that cannot be told. */
export const locateInScalar = (
  source: string,
  { node, text }: { readonly node: YamlScalar; readonly text: string },
  span: Span,
): Span => {
  const written = source.slice(node.start, node.end)
  const inset = node.style === 'plain' ? 0 : 1
  if (written.slice(inset, inset + text.length) !== text) return node
  const start = node.start + inset
  return { start: start + span.start, end: start + span.end }
}
