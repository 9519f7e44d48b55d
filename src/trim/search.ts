import type { DeadCode } from './dead-code.ts'
import { isMessage, isPure, isSession, isSessionItself } from './library-code.ts'
import { SESSION, WRITTEN } from './names.ts'
import type { Declared, Member } from './read-class.ts'
import type { Library } from './read-library.ts'
import type { Reference } from './read-module.ts'
import type { Roots } from './roots.ts'
import type { Uses } from './uses.ts'

/** Code to follow, with where it stands. */
interface Code {
  readonly uses: Uses
  readonly file: string
  /** What the members of its class and of the relatives are reached by. */
  readonly family: string
}

/** A member that waits for being named. */
interface Waiting {
  readonly member: Member
  readonly code: Code
}

/** Follows names through the library to a fixed point. */
export class Search {
  readonly #library: Library
  readonly #absent: ReadonlySet<string>
  readonly #hasSession: boolean
  /** The names that were reached: of members, of members of a family, of private members of a file. */
  readonly #names = new Set<string>()
  readonly #modules = new Set<string>()
  readonly #declared = new Set<Declared>()
  readonly #members = new Set<Member>()
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #queue: Code[] = []

  constructor(library: Library, { absent = [], members }: Roots) {
    this.#library = library
    this.#absent = new Set(absent.map(keyOf))
    this.#hasSession = members.has(SESSION)
  }

  /** Follows all that was reached so far, and what that reaches. */
  run(): void {
    for (let code = this.#queue.pop(); code !== undefined; code = this.#queue.pop()) {
      this.#follow(code)
    }
  }

  /** What was not reached of the modules that were, by file. */
  dead(): ReadonlyMap<string, DeadCode> {
    return new Map(Array.from(this.#modules, (file) => [file, this.#deadOf(file)]))
  }

  #deadOf(file: string): DeadCode {
    const { declared, declaring } = this.#library.module(file)
    const isLive = (name: string): boolean => {
      const found = declared.get(name)
      return found !== undefined && this.#declared.has(found)
    }
    const statements = declaring.filter(({ names }) => !names.some(isLive))
    const absent = statements
      .flatMap(({ names }) => names)
      .filter((name) => this.#absent.has(keyOf({ file, name })))
    const classes = Array.from(declared, ([owner, { members }]) => ({
      owner,
      members: members.filter((member) => isLive(owner) && !this.#members.has(member)),
    })).filter(({ members }) => members.length > 0)
    const spans = [...statements, ...classes.flatMap(({ members }) => members)]
    return { spans: spans.toSorted((a, b) => a.start - b.start), classes, absent }
  }

  /** Notes that a name was reached, and follows what waited for it. */
  reach(name: string): void {
    if (this.#names.has(name)) return
    this.#names.add(name)
    for (const waiting of this.#waiting.get(name) ?? []) this.#enter(waiting)
  }

  /** Notes that something declared was reached. */
  reachDeclared({ file, name }: Reference): void {
    const declared = this.#library.module(file).declared.get(name)
    if (declared === undefined || this.#declared.has(declared)) return
    this.#reachModule(file)
    if (this.#absent.has(keyOf({ file, name }))) return
    this.#declared.add(declared)
    const family = this.#familyOf({ file, name })
    this.#queue.push({ uses: declared.uses, file, family })
    const overrides = this.#extendsGlobal(file, declared)
    for (const member of declared.members) {
      const waiting = { member, code: { uses: member.uses, file, family } }
      if (overrides) this.#enter(waiting)
      // Nobody asks a session for anything who never names it.
      const isAsked = this.#hasSession || !isSessionItself(file) || member.name.startsWith('#')
      if (!isAsked) continue
      for (const trigger of triggersOf(member, waiting.code)) {
        if (this.#names.has(trigger)) this.#enter(waiting)
        else this.#waitFor(trigger, waiting)
      }
    }
  }

  #waitFor(name: string, waiting: Waiting): void {
    const others = this.#waiting.get(name)
    if (others === undefined) this.#waiting.set(name, [waiting])
    else others.push(waiting)
  }

  #enter({ member, code }: Waiting): void {
    if (this.#members.has(member)) return
    this.#members.add(member)
    this.#queue.push(code)
  }

  #reachModule(file: string): void {
    if (this.#modules.has(file)) return
    this.#modules.add(file)
    this.#queue.push({ uses: this.#library.module(file).effects, file, family: '' })
  }

  #follow({ uses, file, family }: Code): void {
    for (const name of uses.variables) {
      for (const found of this.#library.findVariable({ file, name })) this.reachDeclared(found)
    }
    for (const name of uses.own) this.reach(`${family} ${name}`)
    for (const name of uses.members) {
      if (name.startsWith('#')) this.reach(`${file} ${name}`)
      else if (isSession(file)) this.reach(`${OF_SESSION} ${name}`)
      else if (!isPure(file)) this.reach(name)
    }
  }

  /** Whether a class is made of the language's own, such as Map, whose methods call what it overrides. */
  #extendsGlobal(file: string, { base }: Declared): boolean {
    return base !== undefined && this.#library.findVariable({ file, name: base }).length === 0
  }

  /** The class that a class and its relatives are derived from. */
  #familyOf(at: Reference): string {
    const base = this.#library.module(at.file).declared.get(at.name)?.base
    const [found] =
      base === undefined ? [] : this.#library.findVariable({ file: at.file, name: base })
    return found === undefined ? `${at.file} ${at.name}` : this.#familyOf(found)
  }
}

const keyOf = ({ file, name }: Reference): string => `${file} ${name}`

const triggersOf = ({ name, kind }: Member, { file, family }: Code): readonly string[] => {
  if (kind === 'field') return [`${file} ${name}`, `${file} ${name}${WRITTEN}`]
  const use = kind === 'set' ? name + WRITTEN : name
  if (name.startsWith('#')) return [`${file} ${use}`]
  return [use, `${family} ${use}`, ...(isMessage(file) ? [] : [`${OF_SESSION} ${use}`])]
}

/** What a name of the session's begins with. */
const OF_SESSION = 'session'
