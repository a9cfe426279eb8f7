import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { lockMemorandum, type SeenMemorandum } from './agree-memorandum.ts';

/** One of the sides does not want to go on with it; what was agreed stays to be read. */
export async function endMemorandum(worker: Worker, seen: SeenMemorandum, reason: string): Promise<void> {
  const purpose = { act: 'hosting.memorandum.end', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const stored = await lockMemorandum(db, seen);
    await db
      .updateTable('memorandum')
      .set({ endedAt: sql`now()`, endedReason: reason, version: stored.version + 1 })
      .where('id', '=', stored.id)
      .execute();
  });
}
