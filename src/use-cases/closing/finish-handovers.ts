import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { lockCase, writeCaseChange } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import { isEnded } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

type Open = {
  id: string;
  personId: string;
  caseId: string;
  fromAccountId: string;
  toAccountId: string;
  effectiveOn: string;
  version: number;
};

/**
 * The day has come: the cases change hands, those of one bundle or one alone. What ended meanwhile, or went to somebody else,
 * only loses its sheet. Gives how many changed hands; before their day none does.
 */
export async function finishHandovers(
  worker: Worker,
  asked: { batchId: string } | { id: string },
  today: string,
): Promise<number> {
  return asActor(worker, { act: 'closing.handover.finish' }, async (db, log) => {
    const due = await openOnes(db, asked, today);
    let moved = 0;
    for (const handover of due) {
      log.about('person', handover.personId);
      const isMoved = await changeHands(db, worker, handover, today);
      await db
        .updateTable('handover')
        .set({
          ...(isMoved ? { doneOn: today } : { cancelledOn: today }),
          version: handover.version + 1,
          updatedAt: sql`now()`,
          updatedBy: worker.accountId,
        })
        .where('id', '=', handover.id)
        .execute();
      await refreshAccess(db, handover.personId);
      if (isMoved) moved += 1;
    }
    log.detail({ moved });
    return moved;
  });
}

async function openOnes(
  db: Handle,
  asked: { batchId: string } | { id: string },
  today: string,
): Promise<Open[]> {
  const query = db
    .selectFrom('handover')
    .select(['id', 'personId', 'caseId', 'fromAccountId', 'toAccountId', 'effectiveOn', 'version'])
    .where('doneOn', 'is', null)
    .where('cancelledOn', 'is', null)
    .orderBy('id')
    .forUpdate();
  const rows = await (
    'id' in asked ? query.where('id', '=', asked.id) : query.where('batchId', '=', asked.batchId)
  ).execute();
  if (rows.length === 0) throw new Refusal('already-done');
  return rows.filter(({ effectiveOn }) => effectiveOn <= today);
}

async function changeHands(db: Handle, worker: Worker, handover: Open, on: string): Promise<boolean> {
  const held = await lockCase(db, handover.caseId, handover.personId);
  if (isEnded(held.state) || held.mainAccountId !== handover.fromAccountId) return false;
  const people = await db
    .selectFrom('account')
    .select(['id', 'name', 'agencyId', 'isActive'])
    .where('id', 'in', [handover.fromAccountId, handover.toAccountId])
    .execute();
  const taker = people.find(({ id }) => id === handover.toAccountId);
  const giver = people.find(({ id }) => id === handover.fromAccountId);
  if (taker?.agencyId !== worker.agencyId || !taker.isActive) throw new Refusal('not-permitted');
  await db
    .updateTable('case')
    .set({
      mainAccountId: taker.id,
      version: held.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', held.id)
    .execute();
  const reason = `担当を${giver?.name ?? ''}から${taker.name}に引き継ぐ`;
  await writeCaseChange(db, worker, held, { to: held.state, kind: 'handover', on, reason });
  return true;
}
