import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import type { LoanDue } from '#domain/loan.ts';
import { Refusal } from '#domain/refusal.ts';
import type { SeenLoan } from './return-loan.ts';

/** Gives what is lent another day to come back by, with the reason. The day before is kept (invariant 9). */
export async function changeLoanDue(
  worker: Worker,
  seen: SeenLoan,
  due: LoanDue,
): Promise<'changed' | 'before-lent' | 'same-day'> {
  const purpose = { act: 'hosting.loans.due', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    const loan = await db
      .selectFrom('loan')
      .select(['version', 'lentOn', 'dueOn', 'returnedOn'])
      .where('id', '=', seen.loanId)
      .where('placementId', '=', seen.placementId)
      .where('personId', '=', seen.personId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!loan) throw new Refusal('not-found');
    if (loan.returnedOn !== null) throw new Refusal('already-done');
    if (loan.version !== seen.version) throw new Refusal('changed-meanwhile');
    const { dueOn, reason } = due;
    if (dueOn !== null && dueOn < loan.lentOn) return 'before-lent';
    if (dueOn === loan.dueOn) return 'same-day';
    const subject = { kind: 'loan', id: seen.loanId, personId: seen.personId };
    await keepRevision(db, worker, subject, loan.version, { dueOn: loan.dueOn, reason });
    await db
      .updateTable('loan')
      .set({ dueOn, version: loan.version + 1, updatedBy: worker.accountId })
      .where('id', '=', seen.loanId)
      .execute();
    await refreshAccess(db, seen.personId);
    return 'changed';
  });
}
