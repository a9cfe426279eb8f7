import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** An activity that went on by itself needs a hand again: nobody fails by it. */
export async function holdAgain(worker: Worker, id: string): Promise<void> {
  await asActor(worker, { act: 'community.hold-again', subjects: [{ kind: 'activity', id }] }, async (db) => {
    const changed = await db
      .updateTable('activity')
      .set({ carriedBy: 'with_us', onItsOwnSince: null })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Refusal('not-found');
  });
}
