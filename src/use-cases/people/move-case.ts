import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { mayMoveTo, needsReason, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type CaseMove = { to: CaseState; on: string; reason: string };

/** Moves a case on. Each change keeps its day, its reason and who made it; an ended case stays ended. */
export async function moveCase(
  worker: Worker,
  personId: string,
  held: { id: string; version: number },
  move: CaseMove,
): Promise<void> {
  const purpose = { act: 'people.case.move', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const before = await db
      .selectFrom('case')
      .select(['state', 'version'])
      .where('id', '=', held.id)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Refusal('not-found');
    if (before.version !== held.version) throw new Refusal('changed-meanwhile');
    const from = before.state as CaseState;
    if (!mayMoveTo(from, move.to)) throw new Refusal('already-done');
    if (needsReason(move.to) && move.reason.trim() === '') throw new Refusal('not-permitted');
    await db
      .updateTable('case')
      .set({
        state: move.to,
        stateSince: move.on,
        version: before.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', held.id)
      .execute();
    await db
      .insertInto('caseChange')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        caseId: held.id,
        personId,
        fromState: from,
        toState: move.to,
        onDay: move.on,
        reason: move.reason,
        byAccount: worker.accountId,
      })
      .execute();
    log.detail({ from, to: move.to });
    await refreshAccess(db, personId);
  });
}
