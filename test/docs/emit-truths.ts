import { emitAttributes, readMember } from './emit-attributes.ts'
import { emitList, emitNames, emitWhole } from './emit-list.ts'
import { readCode, readParagraph, readTables, type Table } from './read-markdown.ts'

/**
 * What a document lists, and the type of all names that there are: by the first column of a table, or by
 * the heading of a paragraph. In a table of classes the names are classes, whose members stand beside.
 */
export type Truths = Readonly<Record<string, string>>

/** Notes an assertion, which fails to compile unless it is true, of a line of the document. */
type Put = (line: number, assertion: string) => void

/**
 * Turns what a document lists into a module that compiles if it is whole and true. Each line of the module
 * has the number of the line that it is about.
 */
export const emitTruths = (document: string, truths: Truths): string => {
  const lines: string[] = ["import type * as edge from 'dify-edge';"]
  const put: Put = (line, assertion) => {
    lines[line - 1] = `${lines[line - 1] ?? ''} ${assertion};`
  }
  const tables = readTables(document)
  for (const [place, truth] of Object.entries(truths)) {
    const table = tables.find(({ header }) => header[0] === place)
    if (table === undefined) putParagraph(document, { place, truth }, put)
    else putTable(table, truth, put)
  }
  return Array.from(lines, (line) => line ?? '').join('\n')
}

/** A number in brackets behind a name is the code of that exception. */
const putParagraph = (
  document: string,
  { place, truth }: { readonly place: string; readonly truth: string },
  put: Put,
): void => {
  const { line, text } = readParagraph(document, place)
  const names = readCode(text).flatMap((code) => /^\w\w+(?=$|\()/.exec(code) ?? [])
  put(line, emitList([...new Set(names)], truth))
  for (const [, name = '', code = ''] of text.matchAll(/`(\w+)`\s\((\d+)\)/g)) {
    put(line, `${code} satisfies typeof edge.${name}.code`)
  }
}

const putTable = (table: Table, truth: string, put: Put): void => {
  const { header, rows } = table
  const [column = '', second = ''] = header
  const lists = rows.map(({ cells }) => readCode(cells[column]).flatMap(readMember))
  for (const [at, { line }] of rows.entries()) put(line, emitNames(lists[at] ?? [], truth))
  put(table.line, emitWhole(lists.flat(), truth))
  if (header.includes('here')) putClasses(table, [column, 'here'], put)
  if (second === 'fields') putClasses(table, [column, second], put)
  if (!header.includes('await')) return
  const [, subject = ''] = /edge\.(\w+)/.exec(truth) ?? []
  for (const { line, cells } of rows) put(line, emitAttributes(cells, subject))
}

/** A row has the members of its classes: of each its own in their order, or of all together. */
const putClasses = (
  { rows }: Table,
  [column, here]: readonly [column: string, here: string],
  put: Put,
): void => {
  const known = new Map<string, readonly string[]>()
  for (const { line, cells } of rows) {
    const classes = readCode(cells[column])
    // A class among the members stands for all of its own.
    const lists = readCode(cells[here]).map((code) => known.get(code) ?? code.split(' '))
    for (const name of classes) known.set(name, lists.flat())
    const members = classes.map((name) => `MembersOf<edge.${name}>`)
    if (lists.length !== members.length) put(line, emitList(lists.flat(), members.join(' | ')))
    else for (const [at, list] of lists.entries()) put(line, emitList(list, members[at] ?? ''))
  }
}
