import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ContactDraft, FollowUpSide } from '#domain/follow-up.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPlacementHead, type PlacementHead } from './placement-head.ts';

/** One contact that was made, with what a correction may touch. */
export async function readContact(db: Handle, placementId: string, id: string) {
  const row = await db
    .selectFrom('followUp')
    .select(['id', 'side', 'doneOn', 'manner', 'words', 'workerView', 'feeling'])
    .select(['hostLoad', 'hostWish', 'nextStep'])
    .select(['version', 'updatedBy', 'updatedAt'])
    .where('id', '=', id)
    .where('placementId', '=', placementId)
    .where('doneOn', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  // The host's own words by its link are the host's: nobody here writes over them.
  if (row.manner === 'link') throw new Refusal('not-permitted');
  const { side, version, updatedBy, updatedAt, id: _id, ...fields } = row;
  return {
    side: side as FollowUpSide,
    stored: { version, updatedBy, updatedAt, fields: fields as ContactDraft },
  };
}

export async function findContact(
  worker: Worker,
  personId: string,
  placementId: string,
  id: string,
): Promise<{ placement: PlacementHead; side: FollowUpSide; version: number; fields: ContactDraft }> {
  const purpose = { act: 'follow-up.find', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const placement = await readPlacementHead(db, personId, placementId);
    const { side, stored } = await readContact(db, placementId, id);
    return { placement, side, version: stored.version, fields: stored.fields };
  });
}
