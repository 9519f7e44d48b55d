import { Accept } from '../../../src/wrappers/accept.ts'
import { Authorization } from '../../../src/wrappers/authorization.ts'
import { BaseMultiDict } from '../../../src/wrappers/base-multi-dict.ts'
import { ETags } from '../../../src/wrappers/etags.ts'
import { FileStorage } from '../../../src/wrappers/file-storage.ts'
import { HeaderSet } from '../../../src/wrappers/header-set.ts'
import { IfRange } from '../../../src/wrappers/if-range.ts'
import { MIMEAccept } from '../../../src/wrappers/mime-accept.ts'
import { Range } from '../../../src/wrappers/range.ts'
import { RequestCacheControl } from '../../../src/wrappers/request-cache-control.ts'
import type { Request } from '../../../src/wrappers/request.ts'
import { UserAgent } from '../../../src/wrappers/user-agent.ts'
import { describeAccept } from './describe-accept.ts'
import { describeBytes, describeList, describeText } from './describe-value.ts'

/** Whether a recorded name is an attribute of our request. */
export const isDescribed = (request: Request, name: string): name is keyof Request =>
  name in request

type Recorded = Readonly<Record<string, unknown>>

/** An attribute in the form in which the recording has it. */
export const describeAttribute = (name: string, value: unknown, expected: unknown): unknown => {
  const recorded = (expected ?? {}) as Recorded
  if (name === 'get_json') return describeJson(value, recorded)
  if (name === 'files')
    return describeFiles(value as BaseMultiDict<string | null, FileStorage>, expected)
  if (value instanceof Map) return [...value]
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z')
  if (value instanceof Uint8Array) return describeBytes(value, expected)
  if (typeof value === 'string') return describeText(value, expected)
  if (value instanceof BaseMultiDict) return describeFields(value, recorded)
  if (value instanceof Accept) return describeAccept(value, recorded, value instanceof MIMEAccept)
  return describeStructure(value, recorded) ?? value
}

const describeStructure = (value: unknown, recorded: Recorded): unknown => {
  if (value instanceof Authorization) return describeAuthorization(value)
  if (value instanceof ETags) return describeEtags(value, recorded)
  if (value instanceof IfRange) {
    const date = value.date?.toISOString().replace('.000Z', 'Z') ?? null
    return { etag: value.etag, date, to_header: value.to_header() }
  }
  if (value instanceof HeaderSet) return { items: [...value], to_header: value.to_header() }
  if (value instanceof RequestCacheControl) return describeCacheControl(value)
  if (value instanceof Range) return describeRange(value, recorded)
  return value instanceof UserAgent ? value.string : undefined
}

/** JSON cannot carry NaN and Infinity to the one who compares. */
const describeJson = async (value: unknown, recorded: Recorded): Promise<unknown> => {
  if ('python_json' in recorded) return { python_json: formatPythonJson(value) }
  if ('value_text' in recorded) {
    return { value_text: await describeText(String(value), recorded['value_text']) }
  }
  return { value }
}

const formatPythonJson = (value: unknown): string => {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `[${value.map(formatPythonJson).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${formatPythonJson(member)}`,
  )
  return `{${members.join(', ')}}`
}

const describeFields = async (
  dict: BaseMultiDict<string | null, string>,
  recorded: Recorded,
): Promise<unknown> => ({
  items: await describeItems([...dict.items({ multi: true })], recorded['items']),
  ...('to_dict' in recorded && {
    to_dict: await describeItems(Object.entries(dict.to_dict()), recorded['to_dict']),
  }),
  ...('getlist' in recorded && {
    getlist: (recorded['getlist'] as [string, string[]][]).map(([key]) => [key, dict.getlist(key)]),
  }),
})

const describeItems = async (
  items: readonly [string | null, string][],
  recorded: unknown,
): Promise<unknown> => {
  if (!Array.isArray(recorded)) return describeList(items)
  const described: unknown[] = []
  for (const [key, value] of items) {
    const same = (recorded as [unknown, unknown][]).find(([name]) => String(name) === String(key))
    described.push([key, await describeText(value, same?.[1])])
  }
  return described
}

const describeFiles = async (
  files: BaseMultiDict<string | null, FileStorage>,
  expected: unknown,
): Promise<unknown> => {
  const described: unknown[] = []
  for (const [index, [key, file]] of [...files.items({ multi: true })].entries()) {
    const [, recorded] = ((expected as unknown[])[index] ?? []) as [unknown, Recorded?]
    const { name, filename, content_type, mimetype, content_length } = file
    described.push([
      key,
      {
        name,
        filename,
        content_type,
        mimetype,
        mimetype_params: [...file.mimetype_params],
        content_length,
        headers: [...file.headers],
        data: await describeBytes(await file.read(), recorded?.['data']),
      },
    ])
  }
  return described
}

const describeAuthorization = (value: Authorization): unknown => {
  const { type, token, username, password, realm } = value
  const parameters = [...value.parameters]
  return { type, token, parameters, username, password, realm, to_header: value.to_header() }
}

const pairs = (recorded: unknown, ask: (value: string) => unknown): unknown =>
  (recorded as [string, unknown][]).map(([value]) => [value, ask(value)])

const sortTags = (tags: (string | null)[]): (string | null)[] =>
  tags.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))

const describeEtags = (value: ETags, recorded: Recorded): unknown => {
  const strong = value.as_set()
  const weak = [...value.as_set(true)].filter((tag) => value.is_weak(tag))
  return {
    star: value.star_tag,
    strong: sortTags([...strong]),
    weak: sortTags(weak),
    bool: value.provided,
    contains: pairs(recorded['contains'], (tag) => value.contains(tag)),
    contains_weak: pairs(recorded['contains_weak'], (tag) => value.contains_weak(tag)),
    is_weak: pairs(recorded['is_weak'], (tag) => value.is_weak(tag)),
    contains_raw: pairs(recorded['contains_raw'], (tag) => value.contains_raw(tag)),
  }
}

const describeCacheControl = (value: RequestCacheControl): unknown => {
  const { provided, no_store, max_age, no_transform, stale_if_error } = value
  const { no_cache, max_stale, min_fresh, only_if_cached } = value
  return {
    items: [...value.items()],
    provided,
    no_store,
    max_age,
    no_transform,
    stale_if_error,
    no_cache,
    max_stale,
    min_fresh,
    only_if_cached,
    to_header: value.to_header(),
  }
}

const describeRange = (value: Range, recorded: Recorded): unknown => {
  const ask = (key: string, answer: (length: number | null) => unknown): unknown =>
    (recorded[key] as [number | null, unknown][]).map(([length]) => [length, answer(length)])
  return {
    units: value.units,
    ranges: value.ranges,
    to_header: value.to_header(),
    range_for_length: ask('range_for_length', (length) => value.range_for_length(length)),
    content_range: ask('content_range', (length) => value.to_content_range_header(length)),
  }
}
