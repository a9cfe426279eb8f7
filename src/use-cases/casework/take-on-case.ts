import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockCase, writeCaseChange } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import { isEnded } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Names a worker for a case that has none, as after a transfer from another agency. Where there is one already the case is
 * handed over with its 引継書 instead.
 */
export async function takeOnCase(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  given: { mainAccountId: string; on: string },
): Promise<void> {
  const purpose = { act: 'casework.take-on', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const held = await lockCase(db, seen.id, personId);
    if (held.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (isEnded(held.state) || held.mainAccountId !== null) throw new Refusal('already-done');
    // Another agency leads: who works on it there is theirs to say.
    if (held.leadAgencyId !== null && held.leadAgencyId !== worker.agencyId)
      throw new Refusal('not-permitted');
    const colleague = await db
      .selectFrom('account')
      .select('name')
      .where('id', '=', given.mainAccountId)
      .where('agencyId', '=', worker.agencyId)
      .where('isActive', '=', true)
      .executeTakeFirst();
    if (!colleague) throw new Refusal('not-permitted');
    await db
      .updateTable('case')
      .set({
        mainAccountId: given.mainAccountId,
        leadAgencyId: held.leadAgencyId ?? worker.agencyId,
        version: held.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', held.id)
      .execute();
    const reason = `担当を${colleague.name}に決める`;
    await writeCaseChange(db, worker, held, { to: held.state, kind: 'handover', on: given.on, reason });
    await refreshAccess(db, personId);
  });
}
