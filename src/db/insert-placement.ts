import type { Worker } from '#domain/actor.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import type { Handle } from './as-actor.ts';
import { nextNumber } from './running-number.ts';

export type PlacementRow = {
  id: string;
  personId: string;
  caseId: string;
  resourceId: string;
  runId: string | null;
  on: string;
};

/** A way to a place as it begins: a candidate, of which nobody has been asked yet. */
export async function insertPlacement(db: Handle, worker: Worker, row: PlacementRow): Promise<void> {
  const { on, ...given } = row;
  const { municipalityId, accountId } = worker;
  await db
    .insertInto('placement')
    .values({
      ...given,
      municipalityId,
      number: await nextNumber(db, municipalityId, 'placement', fiscalYear(on)),
      state: 'candidate',
      stateSince: on,
      mainAccountId: accountId,
      updatedBy: accountId,
    })
    .execute();
}
