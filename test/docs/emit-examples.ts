import {
  readBlocks,
  readCode,
  readComments,
  readTables,
  type Block,
  type Table,
} from './read-markdown.ts'

/** Modules of TypeScript by the line of the document at which each begins; every line in them has its number there. */
export type Modules = Readonly<Record<number, string>>

// What an example has from dify-edge without an import of its own.
const IMPORTS = [
  'type App',
  'Endpoint',
  'HTTPException',
  'MethodNotAllowed',
  'MultiDict',
  'NotFound',
  'type Request',
  'Response',
  'type Settings',
  'Unauthorized',
  'type Values',
  'WWWAuthenticate',
  'abort',
  'createApp',
  'escape',
  'redirect',
  'send_file',
]
const BEGIN =
  "export default class extends edge.Endpoint<'endpoints/example'> { override async _invoke(r: edge.Request, values: edge.Values<'endpoints/example'>, settings: edge.Settings<'endpoints/example'>): Promise<edge.Answer> {"
// An example need not answer.
const END = 'throw null } }'

/**
 * Turns the examples of a document into modules: its blocks of TypeScript, and the code in the column
 * "TypeScript" of its tables; of a source file those in its doc comments. What is not a whole file stands in
 * the `_invoke` of an endpoint.
 */
export const emitExamples = (document: string): Modules => {
  const blocks = [...readBlocks(document, 'ts'), ...readComments(document)].map(
    (block) => [block.line, emitBlock(block)] as const,
  )
  const tables = readTables(document)
    .filter(({ header }) => header.includes('TypeScript'))
    .map((table) => [table.line, emitTable(table)] as const)
  return Object.fromEntries([...blocks, ...tables])
}

const emitBlock = ({ line, text }: Block): string => {
  if (/^import [^]*^export /m.test(text)) return '\n'.repeat(line) + text
  if (/^export /m.test(text)) return `${'\n'.repeat(line - 1)}${emitImports(text)}\n${text}`
  const begin = `${emitImports(text)} ${BEGIN}`
  return `${'\n'.repeat(line - 1)}${begin}\n${text.replaceAll(IMPORT, '')}${END}\n`
}

const IMPORT = /^import .*$/gm

/** The imports of an example, and those that it does without, in one line. */
const emitImports = (code: string): string => {
  const own = code.match(IMPORT) ?? []
  const names = new Set(own.join(' ').match(/\w+/g))
  const others = IMPORTS.filter((name) => !names.has(name.replace('type ', '')))
  return [
    "import * as edge from 'dify-edge'",
    `import { ${others.join(', ')} } from 'dify-edge'`,
    ...own,
    '',
  ].join('; ')
}

/** The cells of a table stand side by side, or in the class and the method that the table itself begins. */
const emitTable = ({ line, rows }: Table): string => {
  const lines = rows.map(({ cells: { Python = '', TypeScript = '' } }) =>
    readCode(TypeScript.startsWith('the same') ? Python + TypeScript : TypeScript),
  )
  const codes = lines.flat()
  const begin = codes.some((code) => /\bclass\b.*\{$/.test(code)) ? '' : BEGIN
  const body = lines.map((line) => line.map(emitCode).join(' ')).join('\n')
  return `${'\n'.repeat(line - 1)}${emitImports(codes.join('\n'))} ${begin}\n\n${body}\n${END}\n`
}

const emitCode = (code: string): string => {
  if (code.startsWith('import ')) return ''
  if (code.endsWith('{')) return code
  const statement = /^(?:for|if) .*\)$/.test(code) ? `${code} {}` : code
  return `void (async (): Promise<edge.Answer | void> => { ${statement} });`
}
