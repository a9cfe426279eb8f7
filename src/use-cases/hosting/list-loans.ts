import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { readPlacementHead } from './find-placement.ts';

export type StoredLoan = {
  id: string;
  version: number;
  item: string;
  itemNumber: string;
  quantity: number;
  lentBy: string;
  lentOn: string;
  dueOn: string | null;
  returnedOn: string | null;
  conditionWords: string;
};

/** 貸与台帳 of one placement: what is still out first, what was to come back soonest on top. */
export async function listLoans(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<StoredLoan[]> {
  const purpose = { act: 'hosting.loans.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await readPlacementHead(db, personId, placementId);
    return db
      .selectFrom('loan')
      .select(['id', 'version', 'item', 'itemNumber', 'quantity', 'lentBy', 'lentOn', 'dueOn'])
      .select(['returnedOn', 'conditionWords'])
      .where('placementId', '=', placementId)
      .orderBy((eb) => eb.case().when('returnedOn', 'is', null).then(0).else(1).end())
      .orderBy('dueOn')
      .orderBy('lentOn')
      .orderBy('id')
      .execute();
  });
}
