import { MissingBindingError, StorageInvocationError } from '../errors.ts'
import type { Slot } from './slot.ts'

/** Runs one statement and gives its rows. */
export const query = async <Row>(slot: Slot, statement: D1PreparedStatement): Promise<Row[]> =>
  explained(slot, async () => (await statement.all<Row>()).results)

/** Runs statements as one transaction and gives the rows of each. */
export const transact = async <Row>(
  slot: Slot,
  statements: D1PreparedStatement[],
): Promise<Row[][]> =>
  explained(slot, async () => (await slot.db.batch<Row>(statements)).map(({ results }) => results))

/** Renders what D1 throws; where tables are missing it names the command that makes them. */
async function explained<T>({ key }: Slot, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    if (OTHER_TABLES.test(text)) throw new MissingBindingError('DB', MISSING_TABLES, { cause })
    throw new StorageInvocationError(
      key,
      `storage cannot reach ${JSON.stringify(key)} in the D1 database "DB": ${text}`,
      { cause },
    )
  }
}

const OTHER_TABLES = /no such (?:table|column)|has no column named/

const MISSING_TABLES = `this.session.storage does not find its tables in the D1 database "DB". Make them with
  npx wrangler d1 migrations apply DB --local     in development ("npm run dev" does it)
  npx wrangler d1 migrations apply DB --remote    for the deployed Worker ("npm run deploy" does it)`
