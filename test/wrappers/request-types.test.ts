import { expectTypeOf, test } from 'vitest'
import type { Accept } from '../../src/wrappers/accept.ts'
import type { Authorization } from '../../src/wrappers/authorization.ts'
import type { CharsetAccept } from '../../src/wrappers/charset-accept.ts'
import type { CombinedMultiDict } from '../../src/wrappers/combined-multi-dict.ts'
import type { EnvironHeaders } from '../../src/wrappers/environ-headers.ts'
import type { ETags } from '../../src/wrappers/etags.ts'
import type { FileStorage } from '../../src/wrappers/file-storage.ts'
import type { FormPart } from '../../src/wrappers/form-part.ts'
import type { HeaderSet } from '../../src/wrappers/header-set.ts'
import type { IfRange } from '../../src/wrappers/if-range.ts'
import type { ImmutableMultiDict } from '../../src/wrappers/immutable-multi-dict.ts'
import type { LanguageAccept } from '../../src/wrappers/language-accept.ts'
import type { MIMEAccept } from '../../src/wrappers/mime-accept.ts'
import type { Range } from '../../src/wrappers/range.ts'
import type { RequestCacheControl } from '../../src/wrappers/request-cache-control.ts'
import type { Request } from '../../src/wrappers/request.ts'
import type { UserAgent } from '../../src/wrappers/user-agent.ts'

type Texts =
  | 'method'
  | 'scheme'
  | 'host'
  | 'root_path'
  | 'script_root'
  | 'path'
  | 'full_path'
  | 'query_string'
  | 'url'
  | 'base_url'
  | 'root_url'
  | 'url_root'
  | 'host_url'
  | 'mimetype'
type TextsOrNull =
  | 'content_type'
  | 'content_encoding'
  | 'content_md5'
  | 'remote_addr'
  | 'referrer'
  | 'origin'
  | 'access_control_request_method'
  | 'sec_fetch_dest'

test('what needs no body is there', () => {
  expectTypeOf<Request[Texts]>().toEqualTypeOf<string>()
  expectTypeOf<Request[TextsOrNull]>().toEqualTypeOf<string | null>()
  expectTypeOf<Request['is_secure' | 'is_json']>().toEqualTypeOf<boolean>()
  expectTypeOf<Request['content_length' | 'max_forwards']>().toEqualTypeOf<number | null>()
  expectTypeOf<
    Request['date' | 'if_modified_since' | 'if_unmodified_since']
  >().toEqualTypeOf<Date | null>()
  expectTypeOf<Request['args' | 'cookies']>().toEqualTypeOf<ImmutableMultiDict>()
  expectTypeOf<Request['headers']>().toEqualTypeOf<EnvironHeaders>()
  expectTypeOf<Request['mimetype_params']>().toEqualTypeOf<ReadonlyMap<string, string>>()
  expectTypeOf<Request['authorization']>().toEqualTypeOf<Authorization | null>()
  expectTypeOf<Request['accept_mimetypes']>().toEqualTypeOf<MIMEAccept>()
  expectTypeOf<Request['accept_charsets']>().toEqualTypeOf<CharsetAccept>()
  expectTypeOf<Request['accept_encodings']>().toEqualTypeOf<Accept>()
  expectTypeOf<Request['accept_languages']>().toEqualTypeOf<LanguageAccept>()
  expectTypeOf<Request['cache_control']>().toEqualTypeOf<RequestCacheControl>()
  expectTypeOf<Request['if_match' | 'if_none_match']>().toEqualTypeOf<ETags>()
  expectTypeOf<Request['if_range']>().toEqualTypeOf<IfRange>()
  expectTypeOf<Request['range']>().toEqualTypeOf<Range | null>()
  expectTypeOf<Request['pragma']>().toEqualTypeOf<HeaderSet>()
  expectTypeOf<Request['access_control_request_headers']>().toEqualTypeOf<HeaderSet | null>()
  expectTypeOf<Request['user_agent']>().toEqualTypeOf<UserAgent>()
  expectTypeOf<Request['access_route']>().toEqualTypeOf<readonly string[]>()
  expectTypeOf<Request['stream']>().toEqualTypeOf<ReadableStream<Uint8Array>>()
  expectTypeOf<Request['sec_fetch_user']>().toEqualTypeOf<boolean | null>()
})

test('what needs the body is a promise', () => {
  type Key = string | null
  expectTypeOf<Request['data']>().toEqualTypeOf<Promise<Uint8Array>>()
  expectTypeOf<Request['json']>().toEqualTypeOf<Promise<unknown>>()
  expectTypeOf<Request['form']>().toEqualTypeOf<Promise<ImmutableMultiDict<Key>>>()
  expectTypeOf<Request['files']>().toEqualTypeOf<Promise<ImmutableMultiDict<Key, FileStorage>>>()
  expectTypeOf<Request['values']>().toEqualTypeOf<Promise<CombinedMultiDict<Key>>>()
  expectTypeOf<ReturnType<Request['iter_parts']>>().toEqualTypeOf<
    AsyncGenerator<FormPart, void, void>
  >()
})

test('options change what comes', () => {
  const ask = (r: Request) => ({
    bytes: () => r.get_data(),
    text: () => r.get_data({ as_text: true }),
    json: () => r.get_json(),
    typed: () => r.get_json<{ message: string }>(),
    silent: () => r.get_json<{ message: string }>({ silent: true }),
  })
  type Answers = ReturnType<typeof ask>
  expectTypeOf<ReturnType<Answers['bytes']>>().toEqualTypeOf<Promise<Uint8Array>>()
  expectTypeOf<ReturnType<Answers['text']>>().toEqualTypeOf<Promise<string>>()
  expectTypeOf<ReturnType<Answers['json']>>().toEqualTypeOf<Promise<unknown>>()
  expectTypeOf<ReturnType<Answers['typed']>>().toEqualTypeOf<Promise<{ message: string }>>()
  expectTypeOf<ReturnType<Answers['silent']>>().toEqualTypeOf<Promise<{ message: string } | null>>()
})

test('a part is a field or a file', () => {
  expectTypeOf<FormPart['kind']>().toEqualTypeOf<'field' | 'file'>()
  expectTypeOf<Extract<FormPart, { kind: 'file' }>['file']>().toEqualTypeOf<FileStorage>()
  expectTypeOf<Extract<FormPart, { kind: 'field' }>['value']>().toEqualTypeOf<string>()
})
