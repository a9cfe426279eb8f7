import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockOpenWatch, writeWatch, type SeenWatch } from './own-watch.ts';

/** What was answered. Whoever is asked may say no, and owes no reason. */
export async function answerWatchRequest(
  worker: Worker,
  seen: SeenWatch,
  reply: { answer: 'accepted' | 'declined'; on: string },
): Promise<void> {
  const purpose = { act: 'hosting.watch.answer', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const watch = await lockOpenWatch(db, seen);
    if (watch.askedOn === null || watch.answer !== null) throw new Refusal('already-done');
    await writeWatch(db, worker, watch, { answer: reply.answer, answeredOn: reply.on });
  });
}
