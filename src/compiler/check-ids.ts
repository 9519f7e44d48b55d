import type { EndpointDeclaration } from './declarations.ts'
import { error } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { quote } from './quote.ts'

/** Checks that no two endpoints have one id: `endpoints/duck.yaml` and `endpoints/duck.yml` would. */
export function* checkIds(endpoints: readonly EndpointDeclaration[]): Checking {
  const byId = new Map<string, EndpointDeclaration>()
  for (const endpoint of endpoints) {
    const first = byId.get(endpoint.id)
    if (first === undefined) {
      byId.set(endpoint.id, endpoint)
      continue
    }
    yield error('duplicate-id', endpoint.place, {
      message: `Cannot tell two endpoints apart by the id ${quote(endpoint.id)}`,
      hint: 'rename one of the files: the id is the path without the extension',
      related: { message: 'the first is here', place: first.place },
    })
  }
}
