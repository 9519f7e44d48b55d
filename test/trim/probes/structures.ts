import { members, texts } from './probes.ts'
import type { Probes } from './probes.ts'

const DICT = `x.length; x.has('a'); x.at('a'); x.get('a'); x.get('b', { type: Number }); x.getlist('a'); [...x.items()]
  [...x.items({ multi: true })]; [...x.keys()]; [...x.values()]; [...x.lists()]; [...x.listvalues()]
  x.to_dict(); x.to_dict(false); JSON.stringify(x); x.copy(); [...x]; String(x); x.at('zz'); x.append('c', '4'); x.first('a'); x.find((v) => v)`

const ACCEPT = `x.length; x.best; x.at(0); x.at('b/c'); x.quality('text/html'); x.has('b/c'); x.find('en-GB'); x.index('text/html'); x.find('text/html'); [...x.values()]
  x.best_match(['b/c', 'text/html']); x.to_header(); String(x); x.specificity('a'); x.matches('a', 'b'); [...x]; x.provided`

const accept = (kind: string, uses = ''): Probes => ({
  make: `new ${kind}([['text/html', 1], ['en-GB', 0.7], ['*/*', 0.5]])`,
  uses: `${ACCEPT}\n${uses}`,
})

/** What requests and responses are made of. */
export const STRUCTURES: Readonly<Record<string, Probes>> = {
  Accept: accept('Accept'),
  CharsetAccept: accept('CharsetAccept'),
  LanguageAccept: accept('LanguageAccept', `x.best_match(['en'], 'de')`),
  MIMEAccept: accept('MIMEAccept', members('accept_html accept_xhtml accept_json')),

  MultiDict: {
    make: `new MultiDict([['a', '1'], ['b', '2'], ['a', '3']])`,
    uses: `${DICT}
      x.add('c', '4'); x.set('a', '5'); x.setlist('a', ['6']); x.setdefault('c', '7'); x.setlistdefault('d', ['8'])
      x.update({ e: '9' }); x.pop('a'); x.poplist('a'); x.popitem(); x.popitemlist(); x.delete('a'); x.clear()`,
  },
  ImmutableMultiDict: { make: `new ImmutableMultiDict({ a: ['1', '3'], b: '2' })`, uses: DICT },
  CombinedMultiDict: {
    make: `new CombinedMultiDict([new MultiDict({ a: '1' }), new ImmutableMultiDict({ a: '3', b: '2' })])`,
    uses: `${DICT}; x.dicts`,
  },

  Headers: {
    make: `new Headers([['A', '1'], ['b', '2'], ['a', '3']])`,
    uses: `x.length; x.at('a'); x.get('a'); x.get('a', { type: Number }); x.getlist('a'); x.get_all('a'); x.has('a')
      x.add('c', '4', { d: 'e' }); x.add_header('c', '4'); x.set('a', '5'); x.setlist('a', ['6']); x.setdefault('c', '7')
      x.setlistdefault('d', ['8']); x.extend({ e: '9' }); x.update([['a', '1']]); x.remove('a'); x.pop('a'); x.popitem()
      x.clear(); [...x.items()]; [...x.items({ lower: true })]; [...x.keys()]; [...x.values()]; x.copy(); x.to_wsgi_list()
      String(x); [...x]; x.at('zz'); new globalThis.Headers(x); JSON.stringify(x)`,
  },
  EnvironHeaders: {
    make: `new Request(raw()).headers`,
    uses: `x.length; x.has('accept'); x.at('accept'); x.get('accept'); x.get('accept', { type: String }); x.getlist('accept')
      x.get_all('accept'); [...x.items()]; [...x.keys()]; [...x.values()]; x.to_wsgi_list(); JSON.stringify(x); [...x]; x.at('zz'); new EnvironHeaders(x)`,
  },
  HeaderSet: {
    make: `new HeaderSet(['a', 'b'])`,
    uses: `x.length; x.has('A'); x.add('c'); x.update(['d']); x.remove('a'); x.discard('z'); x.clear(); x.find('a'); x.index('a')
      x.at(0); x.pop(); x.isdisjoint(['z']); x.as_set(); x.as_set(true); x.to_header(); String(x); [...x]`,
  },
  ETags: {
    make: `new ETags(['a', '*'], ['b'])`,
    uses: `x.provided; x.length; x.as_set(); x.as_set(true); x.is_weak('b'); x.is_strong('a'); x.contains('a'); x.contains_weak('b')
      x.contains_raw('W/"b"'); x.has('a'); x.to_header(); String(x); [...x]; x.star_tag`,
  },
  IfRange: {
    make: `new IfRange('a')`,
    uses: `x.provided; x.to_header(); String(x); x.etag; x.date; String(new IfRange(null, new Date(0)))`,
  },
  Range: {
    make: `new Range('bytes', [[0, 5], [-3, null]])`,
    uses: `x.range_for_length(10); x.make_content_range(10); x.to_content_range_header(10); x.to_header(); String(x); x.units
      new Range('bytes', [[0, 5]]).make_content_range(10); new Range('bytes', [[0, 5]]).to_content_range_header(10)`,
  },
  ContentRange: {
    make: `new ContentRange('bytes', 0, 5, 10, () => {})`,
    uses: `${texts('start stop length', '2')}; x.units; x.units = 'a'; x.set(1, 2, 3); x.unset(); x.to_header(); String(x)`,
  },
  RequestCacheControl: {
    make: `new RequestCacheControl([['max-age', '5'], ['no-cache', null]])`,
    uses: `x.length; x.has('max-age'); x.get('max-age'); [...x.items()]; [...x.keys()]; [...x.values()]; x.to_header(); String(x); [...x]; x.provided
      ${members('max_age max_stale min_fresh stale_if_error no_cache no_store no_transform only_if_cached')}`,
  },
  ResponseCacheControl: {
    make: `new ResponseCacheControl([['max-age', '5'], ['no-cache', null]], () => {})`,
    uses: `x.to_header(); String(x); x.set('a', 'b'); x.delete('max-age'); x.clear(); [...x.items()]; x.pop('max-age'); x.popitem(); x.setdefault('a', 'b'); x.update([['a', 'b']]); ResponseCacheControl.from_header('max-age=3')
      x.size; [...x]; x.get('max-age')
      ${texts('max_age s_maxage stale_while_revalidate stale_if_error', '4')}
      ${texts('no_cache no_store no_transform must_revalidate proxy_revalidate must_understand private public immutable', 'true')}`,
  },
  ContentSecurityPolicy: {
    make: `new ContentSecurityPolicy([['default-src', "'self'"]], () => {})`,
    uses: `x.to_header(); String(x); x.set('a', 'b'); x.delete('default-src'); x.clear(); x.get('default-src'); [...x.items()]; x.pop('default-src'); x.popitem(); x.setdefault('a', 'b'); x.update([['a', 'b']]); ContentSecurityPolicy.from_header('img-src a')
      ${texts('child_src connect_src default_src font_src frame_src img_src manifest_src media_src object_src script_src script_src_attr script_src_elem style_src style_src_attr style_src_elem worker_src base_uri sandbox form_action frame_ancestors report_to report_uri require_trusted_types_for trusted_types upgrade_insecure_requests navigate_to plugin_types prefetch_src')}`,
  },
  Authorization: {
    make: `new Authorization('basic', { username: 'a', password: 'b', realm: 'c' })`,
    uses: `x.has('realm'); x.get('realm'); x.username; x.password; x.realm; x.to_header(); String(x); x.type; x.parameters; x.token
      Authorization.from_header('Bearer a'); String(new Authorization('digest', { a: 'b' })); String(new Authorization('bearer', {}, 'abc'))`,
  },
  WWWAuthenticate: {
    make: `new WWWAuthenticate('digest', { realm: 'a', nonce: 'b' })`,
    uses: `x.get('realm'); x.set('realm', 'd'); x.set('realm', null); x.has('realm'); x.to_header(); String(x)
      x.type; x.type = 'basic'; x.parameters; x.parameters = { a: 'b' }; x.token; x.token = 'c'; (x.token = 'c', String(x))
      WWWAuthenticate.from_header('Basic realm="a"'); WWWAuthenticate.from_header('Negotiate abc')`,
  },
  UserAgent: {
    make: `new UserAgent('curl')`,
    uses: `x.to_header(); String(x); x.string; x.browser`,
  },
  FileStorage: {
    make: `new FileStorage(bytes('hello'), { name: 'f', filename: 'a.txt', content_type: 'text/plain; charset=utf-8', content_length: 5 })`,
    uses: `x.content_type; x.content_length; x.mimetype; x.mimetype_params; gather(x.stream); x.read(); x.read(2); x.seek(1); x.close()
      x.save(new WritableStream()); x.save(bucket(), 'key'); x.headers; x.filename; x.name
      new FileStorage(new Blob(['hello']).stream()).read(); new FileStorage(new Blob(['hello']).stream()).save(bucket(), 'key')`,
  },
}
