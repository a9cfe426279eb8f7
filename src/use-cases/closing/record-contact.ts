import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { openBranch } from '#db/open-branch.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import type { ReopensAt } from '#domain/case-machine.ts';
import type { ContactOutcome } from '#domain/closure.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * 3か月後の連絡: what came of it. Who was not met is called again on the day that was named. 再開 opens the branch in the same
 * transaction, with the words of the call as its reason.
 */
export async function recordContact(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  outcome: ContactOutcome,
  reopensAt: ReopensAt,
): Promise<void> {
  const purpose = { act: 'closing.contact', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const closure = await db
      .selectFrom('closure')
      .select(['id', 'caseId', 'contactDueOn', 'contactDoneOn', 'contactResult', 'contactWords', 'version'])
      .where('id', '=', seen.id)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!closure) throw new Refusal('not-found');
    if (closure.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (closure.contactDoneOn !== null) throw new Refusal('already-done');
    const { contactDueOn, contactResult, contactWords } = closure;
    const subject = { kind: 'closure', id: closure.id, personId };
    // A call in vain is written over by the next one: what was said of it stays here.
    await keepRevision(db, worker, subject, closure.version, { contactDueOn, contactResult, contactWords });
    const isAgain = outcome.result === 'not_reached' && outcome.againOn !== null;
    await db
      .updateTable('closure')
      .set({
        contactResult: outcome.result,
        contactWords: outcome.words,
        ...(isAgain ? { contactDueOn: outcome.againOn } : { contactDoneOn: outcome.on }),
        version: closure.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', closure.id)
      .execute();
    if (outcome.result === 'reopened') {
      const reason = outcome.words === '' ? '3か月後の連絡で再開' : outcome.words;
      await openBranch(db, worker, {
        personId,
        caseId: closure.caseId,
        at: reopensAt,
        on: outcome.on,
        reason,
      });
    }
    log.detail({ result: outcome.result });
    await refreshAccess(db, personId);
  });
}
