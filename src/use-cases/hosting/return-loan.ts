import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { LoanReturn } from '#domain/loan.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenLoan = { personId: string; placementId: string; loanId: string; version: number };

/** It came back, on that day and in that condition. A return before the loan is a slip of the pen. */
export async function returnLoan(
  worker: Worker,
  seen: SeenLoan,
  back: LoanReturn,
): Promise<'returned' | 'before-lent'> {
  const purpose = { act: 'hosting.loans.return', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    const loan = await db
      .selectFrom('loan')
      .select(['version', 'lentOn', 'returnedOn'])
      .where('id', '=', seen.loanId)
      .where('placementId', '=', seen.placementId)
      .where('personId', '=', seen.personId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!loan) throw new Refusal('not-found');
    if (loan.returnedOn !== null) throw new Refusal('already-done');
    if (loan.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (back.returnedOn < loan.lentOn) return 'before-lent';
    await db
      .updateTable('loan')
      .set({ ...back, version: loan.version + 1, updatedBy: worker.accountId })
      .where('id', '=', seen.loanId)
      .execute();
    return 'returned';
  });
}
