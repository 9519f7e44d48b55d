/** Serves a request by a handler that does something with the request `r` and the session `s`. */
const serve = (code: string, rest = ''): string =>
  `createApp(plugin(class extends Endpoint { async _invoke(r) { const s = this.session; ${code} } })${rest}).fetch(raw(), env(), context())`

/** What handlers and Workers do, each on its own. */
export const SERVED: readonly string[] = [
  `return new Response('a')`,
  `return new Response(r.url, { headers: { a: 'b' } })`,
  `return new Response(generate(), { content_type: 'text/event-stream' })`,
  `return globalThis.Response.json({ a: 1 })`,
  `return redirect('/a', 301)`,
  `abort(404)`,
  `abort(401, 'a')`,
  `abort(new Response('a', { status: 418 }))`,
  `throw new Error('a')`,
  `throw new TooManyRequests('a', { retry_after: 3 })`,
  `return 'a'`,
  `return send_file(bytes('hello'), r, { mimetype: 'text/plain', download_name: 'ä.txt', as_attachment: true, max_age: 5 })`,
  `return send_file(new Blob(['hello']), r, { download_name: 'a.css', last_modified: new Date(0), etag: 'a' })`,
  `return new Response(escape('<b>'))`,
  `const x = new Response('a'); x.call_on_close(() => {}); return x`,
  `const x = new Response('a'); x.set_cookie('a', 'b'); x.headers.add('a', 'b'); return x`,
  `const x = new Response('hello'); x.add_etag(); return x.make_conditional(r)`,
  `await s.storage.set('a', bytes('b')); return new Response(await s.storage.get('a'))`,
  `await s.storage.set('a', 'b', { ttl: 60, if_absent: true }); await s.storage.delete('a'); return new Response(String(await s.storage.exist('a')))`,
  `return new Response(await s.storage.get('zz'))`,
  `return new Response(String(await s.storage.increment('n', 2)))`,
  `return new Response(await s.storage.update('a', (old) => 'b'))`,
  `s.wait_until(Promise.reject(new Error('a'))); return new Response('a')`,
  `return new Response(typeof s.env.DB)`,
  `const f = await s.file.upload('a.png', bytes('b'), 'image/png'); return new Response(JSON.stringify([f, f.to_app_parameter()]))`,
  `return new Response(JSON.stringify(await gather(s.tool.invoke('builtin', 'google', 'search', {}))))`,
  `return new Response(JSON.stringify(await gather(s.app.chat.invoke({ app_id: 'a', query: 'b', inputs: {} }))))`,
  `return new Response(JSON.stringify(await s.app.workflow.invoke({ app_id: 'a', inputs: {} })))`,
  `return new Response(JSON.stringify(await s.app.completion.invoke('a', {}, 'blocking')))`,
  `return new Response(JSON.stringify(await s.app.fetch_app('a')))`,
  `return new Response(JSON.stringify(await gather(s.model.llm.invoke({ model_config: model(), prompt_messages: [{ role: 'user', content: 'a' }] }))))`,
  `return new Response(JSON.stringify(await s.model.llm.invoke({ model_config: model(), prompt_messages: [{ role: 'user', content: 'a' }], stream: false })))`,
  `return new Response(JSON.stringify(await s.model.text_embedding.invoke(model(), ['a'])))`,
  `return new Response(JSON.stringify(await s.model.rerank.invoke(model(), ['a'], 'b')))`,
  `return new Response(JSON.stringify(await s.model.moderation.invoke(model(), 'a')))`,
  `return new Response(JSON.stringify((await gather(s.model.tts.invoke(model(), 'a'))).length))`,
  `return new Response(JSON.stringify(await s.model.speech2text.invoke(model(), bytes('a'))))`,
  `return new Response(JSON.stringify(await s.model.summary.invoke('a', 'b')))`,
  `return new Response(JSON.stringify(await gather(s.tool.invoke_builtin_tool('other', 'tool', {}))))`,
  `return new Response(JSON.stringify(await s.workflow_node.question_classifier.invoke({})))`,
].map((code) => serve(code))

/** Middleware of the author's. */
export const MIDDLEWARE: readonly string[] = [
  serve(
    `return new Response('a')`,
    `, (app) => app.use(async (c, next) => { await next(); c.header('a', 'b') })`,
  ),
  serve(
    `throw new NotFound('a')`,
    `, (app) => app.onError((e, c) => c.text(e.name + e.code, 500))`,
  ),
  serve(
    `return new Response('a')`,
    `, (app) => app.use((c) => c.text(new Request(c.req.raw).cookies.get('a')))`,
  ),
  serve(`return new Response('a')`, `, (app) => app.use(() => { throw new Gone('a') })`),
  serve(`return new Response('a')`, `, (app) => app.use(() => { throw 'a' })`),
]
