import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import type { Handle } from './as-actor.ts';
import { literal } from './claims.ts';

/**
 * Opens the log of one person for the rest of this transaction to whoever is in charge of the newest case: the claim lets the
 * policies show the entries about this person and no others (0041). 主管課 sees every entry without it. The case is read under the
 * worker's own policy: who has lost sight of the person is in charge of nothing here.
 */
export async function openLogOfPerson(db: Handle, worker: Worker, personId: string): Promise<boolean> {
  if (worker.roles.includes('municipal_officer')) return true;
  const held = await db
    .selectFrom('case')
    .select('mainAccountId')
    .where('personId', '=', personId)
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (held?.mainAccountId !== worker.accountId) return false;
  await sql.raw(`set local app.log_of_person = ${literal(personId)}`).execute(db);
  return true;
}
