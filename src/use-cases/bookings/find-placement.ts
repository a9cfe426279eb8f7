import type { Handle } from '#db/as-actor.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type BookedPlacement = {
  id: string;
  personId: string;
  caseId: string;
  resourceId: string;
  state: PlacementState;
  recallNoticeDays: number;
};

/** The placement that a booking belongs to; a hidden one is simply not found. */
export async function findBookedPlacement(
  db: Handle,
  personId: string,
  placementId: string,
): Promise<BookedPlacement> {
  const row = await db
    .selectFrom('placement')
    .select(['id', 'personId', 'caseId', 'resourceId', 'state', 'recallNoticeDays'])
    .where('id', '=', placementId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, state: row.state as PlacementState };
}
