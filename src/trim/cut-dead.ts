import type { DeadCode, DeadMembers } from './dead-code.ts'
import { WRITTEN } from './names.ts'
import type { Member } from './read-class.ts'

/**
 * Cuts dead code out of the source of a module and leaves all else at its line and column, which stack
 * traces tell. Below it come the calls by which the members that somebody may ask for tell that they are gone.
 *
 * @param leftOut The file of `leaveOut`.
 */
export const cutDead = (
  text: string,
  { spans, classes, absent }: DeadCode,
  leftOut: string,
): string => {
  let rest = ''
  let end = 0
  for (const span of spans) {
    rest += text.slice(end, span.start) + blank(text.slice(span.start, span.end))
    end = span.end
  }
  const calls = [
    ...classes.flatMap(leaveOut),
    ...absent.map((name) => `export const ${name} = unreachable`),
  ]
  const start =
    calls.length === 0 ? [] : [`import { leaveOut, unreachable } from ${JSON.stringify(leftOut)}`]
  return [rest + text.slice(end), ...start, ...calls, ''].join('\n')
}

// Without the semicolon, the line before could go on with what follows.
const blank = (text: string): string => `;${text.slice(1).replaceAll(/[^\n]/g, ' ')}`

const leaveOut = ({ owner, members }: DeadMembers): readonly string[] => {
  const asked = members.filter(({ name }) => !/^[#_]/.test(name))
  return [
    ...callOf(
      `${owner}.prototype`,
      asked.filter(({ isStatic }) => !isStatic),
    ),
    ...callOf(
      owner,
      asked.filter(({ isStatic }) => isStatic),
    ),
  ]
}

const callOf = (target: string, members: readonly Member[]): readonly string[] => {
  const read = new Set(members.filter(({ kind }) => kind !== 'set').map(({ name }) => name))
  const written = members.filter(({ name, kind }) => kind === 'set' && !read.has(name))
  const names = [...read, ...written.map(({ name }) => name + WRITTEN)].join(' ')
  return names === '' ? [] : [`leaveOut(${target}, '${names}')`]
}
