/** A plugin by what its author is after: its handler, and other modules of it. */
export interface Authored {
  /** What stands in `_invoke(r)`; `s` is the session. */
  readonly invoke: string
  /** What stands above the class. */
  readonly above?: string
  readonly files?: Readonly<Record<string, string>>
}

const CART = `import { Gone, HTTPException } from 'dify-edge'
export class OutOfStock extends HTTPException {
  static code = 409
  static description = 'Nothing left.'
  get_headers() { return [...super.get_headers(), ['X-Left', '0']] }
}
export const isGone = (error) => error instanceof Gone
export const fail = () => { throw new Gone('never') }`

const MIXED = `exports.describe = (request) => Object.keys(request.args.to_dict()).concat(request.cookies.get('a')).join()
exports.names = ['method', 'is_secure', 'content_type']`

/** What works with all of the library and has to work without what is not used. */
export const HANDLERS: Readonly<Record<string, Authored>> = {
  'takes a request apart': {
    invoke: `const { args, headers: { length }, ...rest } = r; const [first, ...more] = args
      return new Response(JSON.stringify([args, length > 3, Object.keys(rest), first, more]))`,
  },
  'walks through what is iterable': {
    invoke: `let text = ''
      for (const key of r.args) text += key
      for (const [name] of r.headers) text += name
      for (const [key, value] of Object.entries(r.args.to_dict())) text += key + value
      return new Response(text + [...r.accept_mimetypes].length + Array.from(r.cookies).join() + new Map(r.headers).size)`,
  },
  'turns things into text and JSON': {
    invoke:
      'return new Response(`${r.args}${r.user_agent}${r.accept_languages}${JSON.stringify([r.args, r.headers, r.cookies, r])}`)',
  },
  'asks whether something is there': {
    invoke: `return new Response(String(['args' in r, 'nothing' in r, r?.form === undefined, r.range?.units, r.nothing?.[0], typeof r.get_json]))`,
  },
  'reads members by names in a list': {
    above: `import { names } from '../lib/mixed.cjs'\nimport fields from '../lib/fields.json'`,
    invoke: `const seen = {}
      for (const name of names) seen[name] = r[name]
      for (const { field, label } of fields) seen[label] = String(r[field])
      return new Response(JSON.stringify(seen))`,
    files: {
      'lib/mixed.cjs': MIXED,
      'lib/fields.json': '[{ "field": "host", "label": "the host" }]',
    },
  },
  'has a helper in CommonJS': {
    above: `import { describe } from '../lib/mixed.cjs'`,
    invoke: 'return new Response(describe(r))',
    files: { 'lib/mixed.cjs': MIXED },
  },
  'imports a helper late': {
    invoke: `const { greet } = await import('../lib/greet.ts'); return greet(r)`,
    files: {
      'lib/greet.ts': `import { Response, escape } from 'dify-edge'\nexport const greet = (r) => new Response(escape(r.args.get('a') + '<' + r.path))`,
    },
  },
  'sets several members at once': {
    invoke: `const response = new Response('a')
      Object.assign(response, { mimetype: 'text/css', status: 202, age: 3 });
      [response.location, response.allow] = ['/a', ['GET']];
      ({ x: response.retry_after = 5 } = {})
      for (response.content_language of [['de'], ['en']]);
      response.status_code += 1
      response.headers.set('a', 'b')
      return response`,
  },
  'extends Response': {
    above: `class Page extends Response {
        static default_mimetype = 'text/html'
        constructor(title, options) { super('<title>' + title, options); this.cache_control.max_age = 60 }
        get_data() { return super.get_data().then((data) => data) }
      }`,
    invoke: `const page = new Page('a', { status: 203 }); const data = await page.get_data()
      page.set_data(String(data) + (page instanceof Response)); return page`,
  },
  'extends Request': {
    above: `class Mine extends Request {
        max_content_length = 3
        get user() { return this.authorization?.username + this.cookies.get('a') }
        on_json_loading_failed() { return { failed: true } }
      }`,
    invoke: `const mine = new Mine(raw({ body: '{' })); let name = ''
      try { await mine.get_json() } catch (error) { name = error.name + error.code }
      return new Response(mine.user + name)`,
  },
  'throws errors of its own': {
    above: `import { OutOfStock } from '../lib/cart.js'`,
    invoke: 'throw new OutOfStock()',
    files: { 'lib/cart.js': CART },
  },
  'catches errors by class, name and code': {
    above: `import { abort, HTTPException } from 'dify-edge'\nimport { fail, isGone } from '../lib/cart.js'`,
    invoke: `const seen = []
      try { fail() } catch (error) { seen.push(isGone(error), error.name, error.message, error.code) }
      try { r.args.at('zz') } catch (error) { seen.push(error instanceof HTTPException, error.key, String(error), error.description) }
      try { abort(404, 'a') } catch (error) { seen.push(error.get_response().status, error.stack.length > 0) }
      return new Response(JSON.stringify(seen))`,
    files: { 'lib/cart.js': CART },
  },
  'takes classes from a namespace': {
    above: `import * as edge from 'dify-edge'\nconst ERRORS = { 418: 'ImATeapot' }`,
    invoke: 'throw new edge[ERRORS[418]]()',
  },
  'names what all objects have': {
    above: `const table = { __proto__: null, constructor: 1, toString: 2, hasOwnProperty: 3 }`,
    invoke: `return new Response(JSON.stringify([table.constructor, table['__proto__'], r.constructor === Request, Object.getPrototypeOf(r) === Request.prototype,
      r.hasOwnProperty('args'), r.args.valueOf() === r.args, r.toString().length > 3]))`,
  },
  'lends methods': {
    invoke: `const { get_json } = r; const read = Response.prototype.get_data
      return new Response(JSON.stringify([await get_json.call(r), String(await read.apply(new Response('b')))]))`,
  },
  'waits for things that are no promises': {
    invoke: `const [same, response, json] = await Promise.all([r, new Response('a'), r.json])
      return (await same) === r && json.a.length === 1 ? response : new Response('b')`,
  },
  'answers piece by piece': {
    invoke: `async function* pieces() { for await (const part of r.stream) yield new Response(part).is_streamed ? 'a' : 'b'; yield 'c' }
      const response = new Response(pieces(), { mimetype: 'text/event-stream' }); response.call_on_close(() => {}); return response`,
  },
  'goes through a proxy': {
    invoke: `const proxy = new Proxy(r, { get: (target, name) => Reflect.get(target, name) })
      return new Response(proxy.url + proxy.args.get('a') + Reflect.has(r, 'cookies'))`,
  },
}
