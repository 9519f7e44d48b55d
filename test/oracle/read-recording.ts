import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the recordings to run: `ORACLE_DIR`, or the ones that the project ships. */
export const oracleDirectory = (): string => process.env['ORACLE_DIR'] ?? import.meta.dirname

/** The cases of one recording (`routing` for `routing.jsonl`), or undefined where the folder has no such file. */
export const readRecording = (name: string): readonly unknown[] | undefined => {
  const file = join(oracleDirectory(), `${name}.jsonl`)
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line))
}
