import type { IncomingMessage } from 'node:http'

/** Reads a request's body: JSON as its value, a form as its fields, with name, type and bytes for each file. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type)
  const text = bytes.toString()
  return text === '' ? null : (JSON.parse(text) as unknown)
}

async function readForm(bytes: Buffer, type: string): Promise<Record<string, unknown>> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const fields: Record<string, unknown> = {}
  for (const [name, value] of form) {
    fields[name] =
      typeof value === 'string'
        ? value
        : { name: value.name, type: value.type, size: value.size, text: await value.text() }
  }
  return fields
}
