import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { MoneyDraft } from '#domain/money-entry.ts';
import { readPlacementHead } from './find-placement.ts';

/** One line of the ledger: how much, to whom, and out of which fund. The shape refuses statutory benefits as a fund. */
export async function recordMoney(
  worker: Worker,
  personId: string,
  placementId: string,
  entryId: string,
  entry: MoneyDraft,
): Promise<void> {
  const purpose = { act: 'hosting.money.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'economy');
    await readPlacementHead(db, personId, placementId);
    const known = await db.selectFrom('moneyEntry').select('id').where('id', '=', entryId).executeTakeFirst();
    if (known) return;
    await db
      .insertInto('moneyEntry')
      .values({
        ...entry,
        municipalityId: worker.municipalityId,
        id: entryId,
        placementId,
        personId,
        createdBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
