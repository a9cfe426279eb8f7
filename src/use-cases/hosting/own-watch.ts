import { sql, type RawBuilder, type Updateable } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { WatchRequest } from '#db/schema.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenWatch = { personId: string; placementId: string; watchId: string; version: number };

/** One watch request, locked. */
export async function lockWatch(db: Handle, seen: Omit<SeenWatch, 'version'>) {
  const row = await db
    .selectFrom('watchRequest')
    .select(['id', 'version', 'watcher', 'content', 'agreedOn', 'askedOn', 'answer', 'until', 'endedAt'])
    .select(['updatedBy', 'updatedAt'])
    .where('id', '=', seen.watchId)
    .where('placementId', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return row;
}

/** Refuses to act on what somebody changed meanwhile, or on what has ended. */
export async function lockOpenWatch(db: Handle, seen: SeenWatch) {
  const row = await lockWatch(db, seen);
  if (row.endedAt !== null) throw new Refusal('already-done');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  return row;
}

type WatchChange = Omit<Updateable<WatchRequest>, 'content' | 'endedAt'> & {
  content?: RawBuilder<string>;
  endedAt?: RawBuilder<Date>;
};

export async function writeWatch(
  db: Handle,
  worker: Worker,
  watch: { id: string; version: number },
  change: WatchChange,
): Promise<void> {
  await db
    .updateTable('watchRequest')
    .set({ ...change, version: watch.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
    .where('id', '=', watch.id)
    .execute();
}
