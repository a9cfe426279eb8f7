import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import { prefillHandover } from '#domain/handover-prefill.ts';
import { Refusal } from '#domain/refusal.ts';
import { readHandoverGround } from './read-handover-ground.ts';

export type NewHandovers = {
  /** From the form: one bundle however often it is sent. */
  batchId: string;
  toAccountId: string;
  effectiveOn: string;
  caseIds: readonly string[];
};

async function requireColleague(db: Handle, worker: Worker, accountId: string): Promise<void> {
  const colleague = await db
    .selectFrom('account')
    .select('roles')
    .where('id', '=', accountId)
    .where('agencyId', '=', worker.agencyId)
    .where('isActive', '=', true)
    .executeTakeFirst();
  if (!colleague || colleague.roles.includes('administrator')) throw new Refusal('not-permitted');
}

/**
 * Begins a 引継書 for each case, filled from what is known, for a colleague of the same agency: to another agency a case goes by
 * consent (transfer-case.ts). Nothing changes hands before the day comes (finish-handovers.ts).
 */
export async function prepareHandovers(worker: Worker, given: NewHandovers): Promise<void> {
  await asActor(worker, { act: 'closing.handover.prepare' }, async (db, log) => {
    await requireColleague(db, worker, given.toAccountId);
    for (const caseId of new Set(given.caseIds)) {
      const held = await db
        .selectFrom('case')
        .select(['personId', 'mainAccountId', 'state'])
        .where('id', '=', caseId)
        .forUpdate()
        .executeTakeFirst();
      if (!held) throw new Refusal('not-found');
      const { personId, mainAccountId } = held;
      if (isEnded(held.state as CaseState) || mainAccountId === null) throw new Refusal('already-done');
      if (mainAccountId === given.toAccountId) throw new Refusal('already-done');
      await requireColleague(db, worker, mainAccountId);
      await requireItem(db, worker, personId, 'notes');
      log.about('person', personId);
      if (await hasOpen(db, caseId)) continue;
      const content = prefillHandover(await readHandoverGround(db, { caseId, personId }));
      await db
        .insertInto('handover')
        .values({
          municipalityId: worker.municipalityId,
          id: uuidv7(),
          personId,
          caseId,
          batchId: given.batchId,
          fromAccountId: mainAccountId,
          toAccountId: given.toAccountId,
          effectiveOn: given.effectiveOn,
          content: json(content),
          updatedBy: worker.accountId,
        })
        .execute();
      await refreshAccess(db, personId);
    }
  });
}

async function hasOpen(db: Handle, caseId: string): Promise<boolean> {
  const open = await db
    .selectFrom('handover')
    .select('id')
    .where('caseId', '=', caseId)
    .where('doneOn', 'is', null)
    .where('cancelledOn', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}
