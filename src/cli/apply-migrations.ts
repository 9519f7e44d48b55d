import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Output } from './command.ts'
import { wranglerProgram } from './wrangler-program.ts'

const execute = promisify(execFile)

/**
 * Brings the tables of the local database up to date, where wrangler.toml binds one as `DB`. A
 * failure is told and is no reason to stop: only what uses the storage fails without its tables.
 */
export const applyMigrations = async (folder: string, output: Output): Promise<void> => {
  if (!hasDatabase(folder)) return
  const args = [wranglerProgram(), 'd1', 'migrations', 'apply', 'DB', '--local']
  try {
    await execute(process.execPath, args, { cwd: folder, env: { ...process.env, CI: '1' } })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : ''
    output.printError(`error: cannot apply the migrations to the local database\n${said}`)
    output.printError('hint: npx wrangler d1 migrations apply DB --local')
  }
}

const hasDatabase = (folder: string): boolean =>
  existsSync(join(folder, 'migrations')) &&
  /^\s*binding\s*=\s*["']DB["']/m.test(readFileSync(join(folder, 'wrangler.toml'), 'utf8'))
