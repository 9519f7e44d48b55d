import { members, texts } from './probes.ts'
import type { Probes } from './probes.ts'

/** Request, Response and Endpoint. */
export const MESSAGES: Readonly<Record<string, Probes>> = {
  Endpoint: {
    make: `new (class extends Endpoint { _invoke() {} })({})`,
    uses: 'x.session; x._invoke()',
  },

  Request: {
    make: `new Request(raw())`,
    uses: `${members(
      'method scheme is_secure host root_path script_root path full_path query_string args url base_url root_url url_root host_url headers cookies content_type mimetype mimetype_params is_json content_length content_encoding content_md5 authorization remote_addr access_route remote_user user_agent referrer origin date max_forwards accept_mimetypes accept_charsets accept_encodings accept_languages cache_control pragma if_match if_none_match if_modified_since if_unmodified_since if_range range access_control_request_method access_control_request_headers sec_fetch_site sec_fetch_mode sec_fetch_user sec_fetch_dest data json form files values max_content_length',
    )}
      gather(x.stream); x.get_data(); x.get_data(true); x.get_json(); x.get_json({ silent: true }); gather(x.iter_parts()); x.on_json_loading_failed(null)
      new Request(raw(multipart())).form; new Request(raw(multipart())).files; new Request(raw(multipart())).values
      gather(new Request(raw(multipart())).iter_parts()); new Request(raw(urlencoded())).form; new Request(raw(urlencoded())).get_json()
      new Request(raw(urlencoded())).json; new Request(raw({ body: '{' })).json; JSON.stringify(x); String(x); Object.keys(x); x.nothing`,
  },
  Response: {
    make: `new Response('hello', { status: 201, mimetype: 'text/css' })`,
    uses: `x.add_etag(); x.add_etag({ weak: true }); x.freeze(); x.make_conditional(new Request(raw())); x.call_on_close(() => {}); x.close()
      x.make_conditional(new Request(raw({ headers: { range: 'bytes=0-2' } })), { accept_ranges: true, complete_length: 5 })
      x.make_conditional(raw(), { accept_ranges: true }); x.get_wsgi_headers(); x.set_data('a'); x.get_data(); x.get_data(true); x.data; x.data = 'b'
      x.is_sequence; x.is_streamed; gather(x.iter_encoded()); x.make_sequence(); x.calculate_content_length(); x.json; x.get_json(); x.is_json
      x.get_json({ silent: true }); x.stream; x.stream.write('a'); x.stream.writelines(['a']); x.mimetype_params; x.headers; x.headers.set('a', 'b')
      x.headers = { a: 'b' }; x.get_etag(); x.set_etag('a'); x.set_etag('a', true); x.set_cookie('a', 'b'); x.delete_cookie('a'); x.response; x.response = 'a'
      x.set_cookie('a', 'b', { max_age: 3, expires: new Date(0), path: '/', domain: 'a.b', secure: true, httponly: true, samesite: 'Lax', partitioned: true })
      x.status; x.status = '404 Nothing'; x.status = 204; x.status_code; x.status_code = 202; x.cache_control; x.cache_control.max_age = 3; x.cache_control.no_store = true
      ${texts('content_type', '"text/plain"')}; x.mimetype; x.mimetype = 'text/plain'; x.mimetype = 'a/b'
      ${texts('location content_location content_encoding content_md5 accept_ranges access_control_allow_origin')}
      ${texts('content_length', '5')}; ${texts('age access_control_max_age retry_after', '5')}
      ${texts('date expires last_modified', 'new Date(0)')}
      ${texts('vary allow content_language access_control_allow_headers access_control_allow_methods access_control_expose_headers', "['a', 'b']")}
      ${texts('access_control_allow_credentials', 'true')}
      ${texts('cross_origin_opener_policy', "'same-origin'")}; ${texts('cross_origin_embedder_policy', "'require-corp'")}; ${texts('cross_origin_resource_policy', "'same-site'")}
      ${texts('content_range', "new ContentRange('bytes', 0, 1, 2)")}; x.content_range.set(1, 2); ${texts('www_authenticate', "new WWWAuthenticate('basic', { realm: 'a' })")}
      ${texts('content_security_policy content_security_policy_report_only', "new ContentSecurityPolicy([['img-src', 'a']])")}
      x.content_security_policy.img_src = 'b'; x.www_authenticate.set('a', 'b'); x.vary.add('c'); x.allow.update(['GET']); [...x.content_language]
      JSON.stringify(x); String(x); Object.keys(x); new Response(generate()).get_data(); new Response(generate()).is_streamed; new Response().data
      new Response(new Blob(['a']).stream()).get_data(); new Response(['a', bytes('b')]).make_sequence(); Object.assign(x, { mimetype: 'a/b', status: 204, age: 3 })`,
  },
}
