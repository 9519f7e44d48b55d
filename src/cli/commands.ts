import type { Command } from './command.ts'

/** A command as the list shows it; its module is loaded when it runs. */
export interface CommandEntry {
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** All commands by name, in the order of the help. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  dev: {
    summary: 'serve the plugin on this machine and follow its changes',
    load: async () => (await import('./dev.ts')).dev,
  },
  build: {
    summary: 'compile the plugin and write .dify-edge: routes, types and library',
    load: async () => (await import('./build.ts')).build,
  },
  check: {
    summary: 'report the mistakes of the plugin, write nothing',
    load: async () => (await import('./check.ts')).check,
  },
  routes: {
    summary: 'print the route table',
    load: async () => (await import('./routes.ts')).routes,
  },
}
