import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { SessionPlan } from '#domain/activity-session.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type SessionPlanned = { ok: true; id: string; isNew: boolean } | TellsOfSomebody;

/** Names a day on which it is to happen. There is one a day: planned twice, the one that stands there is answered. */
export async function planSession(
  worker: Worker,
  activityId: string,
  plan: SessionPlan,
  sureOf: readonly string[] = [],
): Promise<SessionPlanned> {
  const identifying = await findTelling(worker, activityId, [plan.theme], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.plan-session', subjects: [{ kind: 'activity', id: activityId }] };
  return asActor(worker, purpose, async (db) => {
    const there = await db
      .selectFrom('activity')
      .select('id')
      .where('id', '=', activityId)
      .executeTakeFirst();
    if (!there) throw new Refusal('not-found');
    const { municipalityId, accountId: updatedBy } = worker;
    const added = await db
      .insertInto('activitySession')
      .values({ ...plan, municipalityId, id: uuidv7(), activityId, updatedBy })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'activityId', 'onDay']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) return { ok: true, id: added.id, isNew: true };
    const { id } = await db
      .selectFrom('activitySession')
      .select('id')
      .where('activityId', '=', activityId)
      .where('onDay', '=', plan.onDay)
      .executeTakeFirstOrThrow();
    return { ok: true, id, isNew: false };
  });
}
