import { styleText } from 'node:util'
import { formatFrame } from './code-frame.ts'
import type { Diagnostic, Place } from './diagnostic.ts'
import { printable } from './printable.ts'
import { positionAt } from './source-file.ts'

/** Writes a text in a style of `node:util`; without colours it gives the text back. */
type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** A diagnostic as people read it: place and message, the line, the second place, the remedy. */
export const formatDiagnostic = (diagnostic: Diagnostic, colors = false): string => {
  const paint: Paint = (style, text) =>
    colors ? styleText(style, text, { validateStream: false }) : text
  const { severity, code, message, place, related, hint } = diagnostic
  const color = severity === 'error' ? 'red' : 'yellow'
  const head = `${paint(['bold', color], severity)} ${paint('dim', `${code}:`)} ${printable(message)}`
  return [
    `${formatPlace(place)}: ${head}`,
    ...formatLines(place, (text) => paint(color, text)),
    ...(related === undefined
      ? []
      : [
          `${formatPlace(related.place)}: ${printable(related.message)}`,
          ...formatLines(related.place, (text) => paint('cyan', text)),
        ]),
    ...(hint === undefined ? [] : [`${paint('bold', 'hint:')} ${printable(hint)}`]),
  ].join('\n')
}

/** A place as editors and terminals open it: `endpoints/duck.yaml:2:7`. */
export const formatPlace = ({ file, start }: Place): string => {
  const path = printable(file.path)
  if (file.text === '') return path
  const { line, column } = positionAt(file, start)
  return `${path}:${line}:${column}`
}

const formatLines = (place: Place, paintCarets: (text: string) => string): readonly string[] => {
  const frame = formatFrame(place)
  if (frame === undefined) return []
  const [line, carets] = frame
  const at = carets.indexOf('^')
  return [line, carets.slice(0, at) + paintCarets(carets.slice(at))]
}
