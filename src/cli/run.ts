import { parseArgs } from 'node:util'
import { nearest } from '../compiler/nearest.ts'
import { quote } from '../compiler/quote.ts'
import { UsageError } from './command.ts'
import type { Command, CommandOption, Output } from './command.ts'
import { COMMANDS } from './commands.ts'
import { formatCommandHelp, formatHelp } from './help.ts'
import { readVersion } from './version.ts'

/** Runs the command line with its arguments; gives the exit status. */
export const run = async (args: readonly string[], output: Output): Promise<number> => {
  try {
    return await dispatch(args, output)
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    output.printError(`error: ${cause.message}`)
    if (cause.hint !== undefined) output.printError(`hint: ${cause.hint}`)
    return 2
  }
}

const dispatch = async (args: readonly string[], output: Output): Promise<number> => {
  const [name, ...rest] = args
  if (name === undefined) {
    output.printError(formatHelp())
    return 2
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    output.print(formatHelp())
    return 0
  }
  if (name === '--version' || name === '-v') {
    output.print(readVersion())
    return 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) throw unknownCommand(name)
  const command = await entry.load()
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length
  const { values, positionals } = parse(command, rest.slice(0, end))
  if (values['help'] === true) {
    output.print(formatCommandHelp(name, command))
    return 0
  }
  const [folder = '.', surplus] = positionals
  if (surplus !== undefined) {
    throw new UsageError(
      `${quote(surplus)} is one folder too many`,
      `usage: dify-edge ${name} ${command.usage}`,
    )
  }
  return await command.run({ folder, options: values, passed: rest.slice(end + 1), output })
}

const unknownCommand = (name: string): UsageError => {
  const meant = nearest(name, [...Object.keys(COMMANDS), '--help', '--version'])
  const what = name.startsWith('-') ? 'option' : 'command'
  return new UsageError(
    `there is no ${what} ${quote(name)}`,
    meant === undefined
      ? `the commands are ${Object.keys(COMMANDS).join(', ')}; dify-edge --help tells more`
      : `did you mean ${quote(meant)}?`,
  )
}

/** Every command has it. */
const HELP: CommandOption = { type: 'boolean', short: 'h', description: 'print this help' }

const parse = (command: Command, args: readonly string[]) => {
  const options = { ...command.options, help: HELP }
  const { tokens, ...parsed } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name as 'help'] : undefined
    if (option === undefined) throw unknownOption(token.rawName, Object.keys(options))
    if (option.type === 'boolean' && token.value !== undefined)
      throw new UsageError(`the option ${quote(token.rawName)} takes no value`)
    if (option.type === 'string' && token.value === undefined)
      throw new UsageError(`the option ${quote(token.rawName)} needs a value`)
  }
  return parsed
}

const unknownOption = (name: string, known: readonly string[]): UsageError => {
  const meant = nearest(name.replace(/^-+/, ''), known)
  return new UsageError(
    `there is no option ${quote(name)}`,
    meant === undefined
      ? `the options are ${known.map((option) => `--${option}`).join(', ')}`
      : `did you mean "--${meant}"?`,
  )
}
