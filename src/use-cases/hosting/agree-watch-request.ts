import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockOpenWatch, writeWatch, type SeenWatch } from './own-watch.ts';

/** The person has heard the words that will be told and says yes to them. */
export async function agreeWatchRequest(worker: Worker, seen: SeenWatch, on: string): Promise<void> {
  const purpose = { act: 'hosting.watch.agree', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const watch = await lockOpenWatch(db, seen);
    if (watch.agreedOn !== null) throw new Refusal('already-done');
    await writeWatch(db, worker, watch, { agreedOn: on });
  });
}
