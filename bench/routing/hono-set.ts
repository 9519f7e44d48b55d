import type { RouteSet } from './route-set.ts'
import { category } from './route-set.ts'

/** The rules and requests that Hono measures its own routers with. */
export const HONO_SET: RouteSet = {
  name: "Hono's set",
  rules: [
    { method: 'GET', path: '/user' },
    { method: 'GET', path: '/user/comments' },
    { method: 'GET', path: '/user/avatar' },
    { method: 'GET', path: '/user/lookup/username/<username>' },
    { method: 'GET', path: '/user/lookup/email/<address>' },
    { method: 'GET', path: '/event/<id>' },
    { method: 'GET', path: '/event/<id>/comments' },
    { method: 'POST', path: '/event/<id>/comments' },
    { method: 'POST', path: '/status' },
    { method: 'GET', path: '/very/deeply/nested/route/hello/there' },
    { method: 'GET', path: '/static/<path:file>' },
  ],
  categories: [
    category('static', ['GET /user', 'GET /user/comments']),
    category('one variable', [
      'GET /user/lookup/username/hey',
      'GET /event/abcd1234/comments',
      'POST /event/abcd1234/comments',
    ]),
    category('long', ['GET /very/deeply/nested/route/hello/there']),
    category('wildcard', ['GET /static/index.html']),
    category('miss', ['GET /nowhere', 'GET /user/lookup/nothing', 'GET /event/abcd1234/none']),
  ],
}
