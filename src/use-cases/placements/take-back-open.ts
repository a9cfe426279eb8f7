import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

/** Asking again takes the place of what nobody answered: one question is open at a time. */
export async function takeBackOpen(db: Handle, placementId: string): Promise<void> {
  await db
    .updateTable('sounding')
    .set({ withdrawnAt: sql`now()`, version: sql`version + 1` })
    .where('placementId', '=', placementId)
    .where('answer', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute();
}
