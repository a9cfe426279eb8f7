import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { lockMoney, type SeenMoney } from './own-money.ts';

/** Somebody asked the office that pays the benefit what this amount does to it, and this was the answer. */
export async function checkBenefit(worker: Worker, seen: SeenMoney, note: string): Promise<void> {
  const purpose = { act: 'hosting.money.check', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const entry = await lockMoney(db, seen);
    await db
      .updateTable('moneyEntry')
      .set({ benefitChecked: true, benefitNote: note, version: entry.version + 1 })
      .where('id', '=', seen.entryId)
      .execute();
  });
}
