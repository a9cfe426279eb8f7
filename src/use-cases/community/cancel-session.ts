import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

/** A planned day that will not be. What was held already is not called off any more. */
export async function cancelSession(
  worker: Worker,
  activityId: string,
  id: string,
  { why, sureOf }: { why: string; sureOf: readonly string[] },
): Promise<{ ok: true } | TellsOfSomebody> {
  const identifying = await findTelling(worker, activityId, [why], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.cancel-session', subjects: [{ kind: 'activity', id: activityId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('activitySession')
      .select('state')
      .where('id', '=', id)
      .where('activityId', '=', activityId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.state === 'held') throw new Refusal('changed-meanwhile');
    if (row.state === 'cancelled') return { ok: true };
    await db
      .updateTable('activitySession')
      .set({
        state: 'cancelled',
        whyCancelled: why,
        version: sql`version + 1`,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}
