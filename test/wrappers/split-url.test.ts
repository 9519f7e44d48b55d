import { expect, test } from 'vitest'
import { pathOfUrl, splitUrl } from '../../src/wrappers/split-url.ts'

test.each([
  ['http://a/', '/'],
  ['https://a/', '/'],
  ['http://a', ''],
  ['https://example.org', ''],
  ['http://a/b/c', '/b/c'],
  ['https://user@example.org:8787/b//c/', '/b//c/'],
  ['http://[::1]:8787/b', '/b'],
  ['http://a/b?c=/d?e', '/b'],
  ['http://a/b#c', '/b'],
  ['http://a/b#c?d', '/b'],
  ['http://a/b?c#d', '/b'],
])('the path of %s', (url, path) => {
  expect(pathOfUrl(url)).toBe(path)
  expect(splitUrl(url).path).toBe(path)
})
