import { expect, test } from 'vitest'
import { checkDocuments } from './check-documents.ts'
import { documents } from './documents.ts'

// Each line of it that ends in "wrong" is.
const WRONG = `
| Python | TypeScript |
|---|---|
| \`r.args["x"]\` | \`r.args.at('x')\` |
| \`r.args["x"]\` | \`r.args['x']\` wrong |
| \`r.get_json()["x"]\` | the same wrong |

\`\`\`ts
import { NotFound } from 'dify-edge'

if (!r.args.has('x')) throw new NotFound('x')
const text: string = r.get_data({ as_text: true }) // wrong
return text // wrong
\`\`\`

\`\`\`ts
import { Endpoint } from 'dify-edge'

export class Cat extends Endpoint {} // wrong
\`\`\`

| name | type | await | |
|---|---|---|---|
| \`write(x)\`, \`writelines(xs)\` | | yes | |
| \`close()\` | | yes | wrong |
| \`closed\` | string | | wrong |
| \`closed\` | boolean; set: text | | wrong |
| \`flush()\` | | | wrong |

| class | here |
|---|---|
| \`UserAgent\`, \`IfRange\` | \`string to_header platform browser version language\`; \`etag date\` wrong |
| \`ETag\` | \`contains\` wrong |

/**
 * @example
 * const bytes: string = await r.data // wrong
 */

# Options

There are \`cache\`, \`as_text\` and \`parse_form_data\`.

# Errors wrong

\`NotFound\` (404), \`Gone\` (404).
`

const mistakes = checkDocuments({
  ...documents,
  WRONG: {
    text: WRONG,
    truths: {
      name: 'Members<edge.ResponseStream>',
      class: "'UserAgent' | 'IfRange' | 'ETag'",
      Options: "Options<edge.Request['get_data']>",
      'Errors wrong': "'NotFound' | 'Gone' | 'Teapot'",
    },
  },
})

test('the documents and the doc comments say what is true, and the sources compile in a plugin', () => {
  expect(mistakes.filter(({ document }) => document !== 'WRONG')).toEqual([])
})

test('what is not true is found, in its line', () => {
  const found = mistakes.filter(({ document }) => document === 'WRONG').map(({ line }) => line)
  const wrong = WRONG.split('\n').flatMap((text, at) => (/wrong/.test(text) ? [at + 1] : []))
  expect([...new Set(found)].toSorted((a, b) => a - b)).toEqual(wrong)
})
