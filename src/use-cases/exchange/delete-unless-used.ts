import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

/**
 * Deletes, unless a foreign key says that something stands on the row. That may be another agency's record, which this
 * worker cannot see and must not: only the database knows. The rest of the transaction goes on either way.
 */
export async function deleteUnlessUsed(db: Handle, work: () => Promise<unknown>): Promise<boolean> {
  await sql.raw('savepoint before_delete').execute(db);
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23503')) throw error;
    await sql.raw('rollback to savepoint before_delete').execute(db);
    return false;
  }
  await sql.raw('release savepoint before_delete').execute(db);
  return true;
}
