import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { emitExamples } from './emit-examples.ts'
import { emitTruths, type Truths } from './emit-truths.ts'

/** What TypeScript says of a line of a document. */
export interface Mistake {
  readonly document: string
  readonly line: number
  readonly message: string
}

const ROOT = join(import.meta.dirname, '../..')
const TSCONFIG = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: {
    noUnusedLocals: false,
    types: [join(ROOT, 'node_modules/@cloudflare/workers-types')],
    paths: {
      'dify-edge': [join(ROOT, 'src/index.ts')],
      'dify-edge/endpoint-types': [join(ROOT, 'src/runtime/endpoint-types.ts')],
      'hono/*': [
        join(ROOT, 'node_modules/hono/dist/types/*'),
        join(ROOT, 'node_modules/hono/dist/types/middleware/*'),
      ],
    },
  },
  include: [
    'examples',
    join(ROOT, 'src/files.d.ts'),
    join(import.meta.dirname, 'scope.d.ts'),
    join(import.meta.dirname, 'truths.d.ts'),
    join(ROOT, 'test/session/docs/types.d.ts'),
  ],
}
// What the build writes, for examples that import it.
const PLUGIN = "import type { Plugin } from 'dify-edge'\nexport declare const plugin: Plugin\n"

/** A document and what it lists. */
export interface Document {
  readonly text: string
  readonly truths?: Truths | undefined
}

/** Type-checks all that documents say of TypeScript, in one run; gives the mistakes, in order. */
export const checkDocuments = (
  documents: Readonly<Record<string, Document>>,
): readonly Mistake[] => {
  const folder = mkdtempSync(join(tmpdir(), 'dify-edge-'))
  try {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    write('tsconfig.json', JSON.stringify(TSCONFIG))
    write('.dify-edge/plugin.ts', PLUGIN)
    for (const [document, { text, truths }] of Object.entries(documents)) {
      const name = encodeURIComponent(document)
      if (truths !== undefined) write(`examples/${name}.truths.ts`, emitTruths(text, truths))
      for (const [line, code] of Object.entries(emitExamples(text))) {
        write(`examples/${name}.${line}.ts`, code)
      }
    }
    const tsc = join(ROOT, 'node_modules/.bin/tsc')
    const args = ['--project', folder, '--pretty', 'false']
    return readMistakes(spawnSync(tsc, args, { cwd: folder, encoding: 'utf8' }).stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const readMistakes = (output: string): readonly Mistake[] => {
  const found = Array.from(output.matchAll(/^(\S.*)\((\d+),\d+\): error (.*)$/gm))
  if (output !== '' && found.length === 0) throw new Error(output)
  return found.map(([, file = '', line, message = '']) => {
    const [, document = file] = /^examples\/(.*)\.\w+\.ts$/.exec(file) ?? []
    return { document: decodeURIComponent(document), line: Number(line), message }
  })
}
