import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Gives the case to a colleague of the same agency, who sees the person already. Another agency takes over by consent and
 * a meeting's decision, not from here.
 */
export async function handOverCase(
  worker: Worker,
  personId: string,
  held: { id: string; version: number },
  handover: { to: string; on: string; reason: string },
): Promise<void> {
  const purpose = { act: 'people.case.hand-over', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const before = await db
      .selectFrom('case')
      .select(['state', 'version', 'mainAccountId'])
      .where('id', '=', held.id)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Refusal('not-found');
    if (before.version !== held.version) throw new Refusal('changed-meanwhile');
    if (before.mainAccountId === handover.to) throw new Refusal('already-done');
    const colleague = await db
      .selectFrom('account')
      .select('name')
      .where('id', '=', handover.to)
      .where('agencyId', '=', worker.agencyId)
      .where('isActive', '=', true)
      .executeTakeFirst();
    if (!colleague) throw new Refusal('not-permitted');
    await db
      .updateTable('case')
      .set({
        mainAccountId: handover.to,
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
        fromState: before.state,
        toState: before.state,
        onDay: handover.on,
        reason: [`担当を${colleague.name}に替える`, handover.reason].filter((part) => part !== '').join('　'),
        byAccount: worker.accountId,
      })
      .execute();
    log.about('account', handover.to);
    await refreshAccess(db, personId);
  });
}
