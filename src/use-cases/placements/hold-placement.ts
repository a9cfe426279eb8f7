import { requireItem } from '#db/own-items.ts';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type HeldPlacement = {
  id: string;
  personId: string;
  caseId: string;
  resourceId: string;
  state: PlacementState;
  role: string;
  hostPerson: string;
  hostLinkId: string | null;
  personAgreedOn: string | null;
  version: number;
};

/** Which placement is meant, and the version that the page was filled from. */
export type SeenPlacement = { personId: string; placementId: string; version: number };

/** Locks the placement for a change. Whoever looked at an older version looks again first. */
export async function holdPlacement(db: Handle, worker: Worker, seen: SeenPlacement): Promise<HeldPlacement> {
  await requireItem(db, worker, seen.personId, 'participation');
  const row = await db
    .selectFrom('placement')
    .select([
      'id',
      'personId',
      'caseId',
      'resourceId',
      'state',
      'role',
      'hostPerson',
      'hostLinkId',
      'personAgreedOn',
      'version',
    ])
    .where('id', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  return { ...row, state: row.state as PlacementState };
}

/** The purpose of an act on one placement: whose it is goes into the access log. */
export function about(act: string, personId: string) {
  return { act, subjects: [{ kind: 'person', id: personId }] };
}
