import { expect, test } from 'vitest'
import { pathOfUrl, replacePath, splitUrl } from '../../src/wrappers/split-url.ts'

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

test.each([
  ['http://a/b', 'http://a/x/'],
  ['https://user@example.org:8787/b//c/?d=/e?f', 'https://user@example.org:8787/x/?d=/e?f'],
  ['http://[::1]:8787/b?', 'http://[::1]:8787/x/'],
  ['http://a/b?c#d', 'http://a/x/?c'],
  ['http://a/b#c?d', 'http://a/x/'],
  ['http://a', 'http://a/x/'],
])('%s with another path', (url, expected) => {
  expect(replacePath(url, '/x/')).toBe(expected)
})
