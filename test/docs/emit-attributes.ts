import { emitList } from './emit-list.ts'
import { readCode, type Row } from './read-markdown.ts'

/** Reads the member that a cell tells of: `get_data` of `get_data({ as_text })`, none of a constructor. */
export const readMember = (code: string): readonly string[] =>
  code.startsWith('new ') ? [] : [/\w+/.exec(code.replace('static ', ''))?.[0] ?? code]

/** Emits what a row says of the attributes of a class: their options, whether they need `await`, their types. */
export const emitAttributes = (cells: Row['cells'], subject: string): string => {
  const codes = readCode(cells['name'])
  const [told = '', set] = cells['type']?.split(/; (?=set\b)/) ?? []
  const types = told.split(';')[0]?.split(', ') ?? []
  // The others in the row of a static one are static as well.
  if (codes[0]?.startsWith('static ')) return ''
  return codes
    .map((code, at) => {
      const options = emitOptions(code, subject)
      if (code.startsWith('new ')) return options
      const type = types.length === codes.length ? types[at] : types.join(', ')
      const member = emitMember(code, subject)
      const wait = `'${readWait(cells['await'], code)}' satisfies Wait<${member}>`
      const isMethod = code.includes('(')
      return `${options} ${wait}; ${isMethod ? '' : emitType(type, member) + emitSet(set, member)}`
    })
    .join(' ')
}

const emitMember = (code: string, subject: string): string => {
  if (code.startsWith('new ')) return `typeof edge.${subject}`
  const path = /[\w.]+/.exec(code)?.[0].split('.') ?? []
  return `edge.${subject}${path.map((name) => `['${name}']`).join('')}`
}

const emitOptions = (code: string, subject: string): string => {
  const options = /\{(.*)\}/.exec(code)?.[1]?.match(/\w+/g)
  return options ? `${emitList(options, `Options<${emitMember(code, subject)}>`)};` : ''
}

/** A cell says it of all that its row lists, or of those that it names. */
const readWait = (cell = '', code: string): string => {
  const named = readCode(cell).filter((name) => name !== 'for await')
  if (named.length === 0) return cell.replaceAll('`', '')
  return named.some((name) => code.startsWith(name)) ? 'yes' : ''
}

const WORDS: Readonly<Record<string, string>> = {
  'array of strings': 'readonly string[]',
  bytes: 'Uint8Array',
  '`ReadonlyMap`': 'ReadonlyMap<unknown, unknown>',
}
const GLOBALS = /^`?(string|number|boolean|null|unknown|Date|Uint8Array|ReadableStream)`?$/

/** A type that a cell tells in other words than these is not looked at. */
const emitType = (text = '', member: string): string => {
  const types = text.split(' or ').map((term) => {
    const [, name] = GLOBALS.exec(term) ?? []
    const [, ours] = /^`([A-Z]\w+)`$/.exec(term) ?? []
    return name ?? WORDS[term] ?? (ours === undefined ? null : `InstanceType<typeof edge.${ours}>`)
  })
  return types.includes(null) ? '' : `true satisfies Is<${member}, ${types.join(' | ')}>;`
}

const SET: Readonly<Record<string, (member: string) => string>> = {
  'a list': (member) => `readonly ${member}[]`,
  bytes: () => 'Uint8Array',
  items: () => 'Iterable<string>',
  mapping: () => 'Readonly<Record<string, string>>',
  one: (member) => member,
  seconds: () => 'number',
  'seconds since 1970': () => 'number',
  text: () => 'string',
}

/** What may be set, in the words of `SET`; else what is read. */
const emitSet = (text: string | undefined, member: string): string => {
  if (text === undefined) return ''
  const words = text.replace(/^set:? ?/, '').split(/, | or /)
  const types = words.flatMap((word) => SET[word]?.(member) ?? GLOBALS.exec(word)?.[1] ?? [])
  const type = types.length === words.length ? types.join(' | ') : member
  const [owner, name] = member.split(/(?=\[)/)
  return `((it: ${owner}) => { it${name} = null as unknown as ${type} });`
}
