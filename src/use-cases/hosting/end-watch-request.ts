import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { lockOpenWatch, writeWatch, type SeenWatch } from './own-watch.ts';

/** The ask is over; the host's page shows it no more. Going on needs a new ask, with the person's yes. */
export async function endWatchRequest(worker: Worker, seen: SeenWatch, reason: string): Promise<void> {
  const purpose = { act: 'hosting.watch.end', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const watch = await lockOpenWatch(db, seen);
    await writeWatch(db, worker, watch, {
      endedAt: sql<Date>`now()`,
      endedReason: reason,
      hostLinkId: null,
    });
  });
}
