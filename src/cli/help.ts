import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'

/** The help of the whole command line. */
export const formatHelp = (): string => {
  const names = Object.keys(COMMANDS)
  const width = Math.max(...names.map((name) => name.length))
  return [
    'Usage: dify-edge <command> [plugin folder] [options]',
    '',
    'Commands:',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'The plugin folder is the current one if none is named.',
    'dify-edge <command> --help tells the options of a command.',
    '',
    'Exit status: 0, 1 when the plugin has mistakes, 2 when the call is wrong.',
  ].join('\n')
}

/** The help of one command. */
export const formatCommandHelp = (name: string, command: Command): string => {
  const options = Object.entries(command.options).map(
    ([option, { type, short, description }]): readonly [string, string] => [
      `${short === undefined ? '' : `-${short}, `}--${option}${type === 'string' ? ' <value>' : ''}`,
      description,
    ],
  )
  const rows = [...options, ['-h, --help', 'print this help'] as const]
  const width = Math.max(...rows.map(([flags]) => flags.length))
  return [
    `Usage: dify-edge ${name} ${command.usage}`,
    '',
    command.description,
    '',
    'Options:',
    ...rows.map(([flags, description]) => `  ${flags.padEnd(width)}  ${description}`),
  ].join('\n')
}
