import type { Method } from '../../src/plugin/endpoint.ts'
import type { Setting } from '../../src/plugin/setting.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import {
  type Answer,
  Endpoint,
  type EndpointClass,
  type Plugin,
} from '../../src/runtime/endpoint.ts'
import * as parts from '../../src/session/session-parts.ts'
import type { Request } from '../../src/wrappers/request.ts'

/** What stands in `_invoke`. */
export type Invoke = (
  r: Request,
  values: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>>,
) => unknown

/** One endpoint of a plugin made for a test: `GET /duck/<app_id>`, and its handler or `_invoke`. */
export type Route = readonly [target: string, handler: EndpointClass | Invoke]

/** A handler of this `_invoke`, which may return what no handler should. */
const createHandler = (invoke: Invoke): EndpointClass =>
  class extends Endpoint {
    override _invoke(...call: Parameters<Invoke>): Answer {
      return invoke(...call) as Answer
    }
  }

/** Compiles a plugin of one group from routes and settings, as the build does from files. */
export const createPlugin = (
  routes: readonly Route[],
  settings: readonly Setting[] = [],
): Plugin => {
  const endpoints = routes.map(([target], index) => {
    const [method = '', path = ''] = target.split(' ')
    return {
      id: `endpoints/e${index}`,
      rule: path,
      method: method as Method,
      hidden: false,
      group: 0,
    }
  })
  const rules = endpoints.map(({ rule: path, method }) => {
    const rule = parseRule(path)
    if (rule.kind === 'error') throw new Error(rule.message)
    return { rule, method }
  })
  return {
    manifest: { author: 'test', name: 'test', version: '0.0.1' },
    groups: [{ file: 'group/test.yaml', settings }],
    endpoints,
    table: compileTable(rules).table,
    session: parts,
    links: parts.links,
    handlers: routes.map(([, route]) => (isEndpointClass(route) ? route : createHandler(route))),
  }
}

const isEndpointClass = (route: EndpointClass | Invoke): route is EndpointClass =>
  (route.prototype as unknown) instanceof Endpoint
