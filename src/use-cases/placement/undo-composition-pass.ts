import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Takes いまはしない back: the draft is proposed again from the next look on, if the town still allows it. */
export async function undoCompositionPass(worker: Worker, personId: string, passId: string): Promise<void> {
  const purpose = { act: 'community.undo-composition-pass', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const pass = await db
      .selectFrom('compositionPass')
      .select(['id', 'endedAt'])
      .where('id', '=', passId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!pass) throw new Refusal('not-found');
    const result = await db
      .updateTable('compositionPass')
      .set({ endedAt: (eb) => eb.fn('now') })
      .where('id', '=', passId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('already-done');
  });
}
