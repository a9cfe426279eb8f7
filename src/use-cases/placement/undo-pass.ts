import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Takes a pass back: the resource is weighed again from the next look on. The row stays, ended. */
export async function undoPass(worker: Worker, personId: string, passId: string): Promise<void> {
  const purpose = { act: 'placement.undo-pass', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const pass = await db
      .selectFrom('matchPass')
      .select(['id', 'endedAt'])
      .where('id', '=', passId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!pass) throw new Refusal('not-found');
    const result = await db
      .updateTable('matchPass')
      .set({ endedAt: (eb) => eb.fn('now') })
      .where('id', '=', passId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('already-done');
  });
}
