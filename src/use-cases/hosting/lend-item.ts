import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { LoanDraft } from '#domain/loan.ts';
import { readPlacementHead } from './find-placement.ts';

/** Writes down what was lent. Sending the form twice lends once. */
export async function lendItem(
  worker: Worker,
  personId: string,
  placementId: string,
  loanId: string,
  loan: LoanDraft,
): Promise<void> {
  const purpose = { act: 'hosting.loans.lend', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    await readPlacementHead(db, personId, placementId);
    const known = await db.selectFrom('loan').select('id').where('id', '=', loanId).executeTakeFirst();
    if (known) return;
    await db
      .insertInto('loan')
      .values({
        ...loan,
        municipalityId: worker.municipalityId,
        id: loanId,
        placementId,
        personId,
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
