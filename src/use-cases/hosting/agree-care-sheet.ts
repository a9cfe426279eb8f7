import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ConsentManner } from '#domain/consent.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenSheet = { personId: string; placementId: string; sheetId: string; version: number };

/** The newest edition, locked; an older one is history and takes no step any more. */
export async function lockSheet(db: Handle, seen: SeenSheet) {
  const row = await db
    .selectFrom('careSheet')
    .select(['id', 'edition', 'version', 'agreedOn', 'lockedAt', 'handedOn', 'takenBackOn'])
    .where('id', '=', seen.sheetId)
    .where('placementId', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  return row;
}

export async function refuseOlderEdition(db: Handle, placementId: string, edition: number): Promise<void> {
  const newer = await db
    .selectFrom('careSheet')
    .select('id')
    .where('placementId', '=', placementId)
    .where('edition', '>', edition)
    .limit(1)
    .executeTakeFirst();
  if (newer) throw new Refusal('changed-meanwhile');
}

/** The person has seen this edition and says yes to it: from now on it does not change. */
export async function agreeCareSheet(
  worker: Worker,
  seen: SeenSheet,
  yes: { on: string; manner: ConsentManner },
): Promise<void> {
  const purpose = { act: 'hosting.care-sheet.agree', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const sheet = await lockSheet(db, seen);
    if (sheet.agreedOn !== null) throw new Refusal('already-done');
    await refuseOlderEdition(db, seen.placementId, sheet.edition);
    await db
      .updateTable('careSheet')
      .set({
        agreedOn: yes.on,
        agreedManner: yes.manner,
        lockedAt: sql`now()`,
        version: sheet.version + 1,
      })
      .where('id', '=', sheet.id)
      .execute();
  });
}
