import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from './check-documents.ts'
import type { Truths } from './emit-truths.ts'

const MAPPING = "keyof edge.CallbackDict<string, string> | 'to_header'"
// The other classes have documents or headings of their own.
const STRUCTURES =
  "Exclude<ClassesOf<object>, ClassesOf<Error> | 'Endpoint' | 'Request' | 'Response' | 'Headers' | 'ContentSecurityPolicy' | 'ResponseCacheControl' | 'WWWAuthenticate'>"

// What each document lists.
const TRUTHS: Readonly<Record<string, Truths>> = {
  'docs/request.md': { name: 'Members<edge.Request>', class: STRUCTURES },
  'docs/response.md': {
    name: 'Members<edge.Response> | Members<typeof edge.Response>',
    property: `Exclude<Members<edge.ResponseCacheControl>, ${MAPPING}>`,
    option: 'keyof edge.SendFileOptions',
    'Content-Security-Policy': `Exclude<Members<edge.ContentSecurityPolicy>, ${MAPPING}>`,
    Headers: 'Members<edge.Headers>',
    Exceptions: 'ClassesOf<edge.HTTPException>',
  },
  'docs/session.md': {
    call: 'Members<edge.Storage>',
    error: "Exclude<ClassesOf<Error>, ClassesOf<edge.HTTPException> | 'InvocationError'>",
  },
}

const ROOT = join(import.meta.dirname, '../..')
const paths = globSync(['README.md', 'docs/**/*.md', 'src/**/*.ts'], { cwd: ROOT })

/** The documents and the source files, whose doc comments an editor shows, by their paths. */
export const documents: Readonly<Record<string, Document>> = Object.fromEntries(
  paths.map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return [path, { text, truths: TRUTHS[path] }]
  }),
)
