import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { lockMoney, type SeenMoney } from './own-money.ts';

/** Strikes a line through, with the reason. It stays readable and counts for nothing (invariant 9). */
export async function strikeMoney(worker: Worker, seen: SeenMoney, reason: string): Promise<void> {
  const purpose = { act: 'hosting.money.strike', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const entry = await lockMoney(db, seen);
    await db
      .updateTable('moneyEntry')
      .set({ struckAt: sql`now()`, struckReason: reason, version: entry.version + 1 })
      .where('id', '=', seen.entryId)
      .execute();
  });
}
