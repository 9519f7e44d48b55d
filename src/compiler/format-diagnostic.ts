import type { Diagnostic, Place } from './diagnostic.ts'
import { positionAt } from './source-file.ts'

/** A diagnostic as people read it: place, message, the line with a caret, the second place, the remedy. */
export const formatDiagnostic = (diagnostic: Diagnostic): string => {
  const { severity, code, message, place, related, hint } = diagnostic
  return [
    `${formatPlace(place)}: ${severity} ${code}: ${message}`,
    ...formatFrame(place),
    ...(related === undefined
      ? []
      : [`${formatPlace(related.place)}: ${related.message}`, ...formatFrame(related.place)]),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ].join('\n')
}

/** A place as editors and terminals open it: `endpoints/duck.yaml:2:7`. */
export const formatPlace = ({ file, start }: Place): string => {
  if (file.text === '') return file.path
  const { line, column } = positionAt(file.text, start)
  return `${file.path}:${line}:${column}`
}

const formatFrame = ({ file, start, end }: Place): readonly string[] => {
  if (file.text === '') return []
  const { line, column } = positionAt(file.text, start)
  const text = file.text.slice(start - column + 1).split(/\r?\n/, 1)[0] ?? ''
  const gutter = `${line} | `
  const width = Math.max(1, Math.min(end - start, text.length - column + 1))
  return [
    `${gutter}${text}`,
    `${' '.repeat(gutter.length - 2)}| ${' '.repeat(column - 1)}${'^'.repeat(width)}`,
  ]
}
