import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { checklistShape } from '#domain/activity-checklist.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';
import type { Worker } from '#domain/actor.ts';
import { missingForLettingGo } from '#domain/letting-go.ts';
import { Refusal } from '#domain/refusal.ts';
import type { SupportLevel } from '#domain/support-level.ts';

/**
 * わたしたちの手を離れる: from that day on it is carried by those who do it. Its entry in the register stays with their
 * organisation. What has to be settled first comes back in words, and nothing is changed.
 */
export async function letGo(
  worker: Worker,
  id: string,
  { onDay, today }: { onDay: string; today: string },
): Promise<{ ok: true } | { ok: false; missing: string[] }> {
  const purpose = { act: 'community.let-go', subjects: [{ kind: 'activity', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('activity')
      .select(['stage', 'organizationId', 'ledBy', 'resourceId', 'checklist', 'carriedBy'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.carriedBy === 'on_its_own') return { ok: true };
    const missing = missingForLettingGo({
      stage: row.stage as ActivityStage,
      hasOrganization: row.organizationId !== null,
      ledBy: row.ledBy,
      isInRegister: row.resourceId !== null,
      openChecks: checklistShape.parse(row.checklist).filter(({ doneOn }) => doneOn === null).length,
      ...(await readGround(db, id, today)),
    });
    if (missing.length > 0) return { ok: false, missing };
    await db
      .updateTable('activity')
      .set({ carriedBy: 'on_its_own', onItsOwnSince: onDay })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}

async function readGround(db: Handle, activityId: string, today: string) {
  const agreements = await db
    .selectFrom('activityAgreement')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('activityId', '=', activityId)
    .where('state', 'in', ['to_ask', 'asked'])
    .executeTakeFirstOrThrow();
  const sessions = await db
    .selectFrom('activitySession')
    .select(sql<number>`count(*) filter (where state = 'planned' and on_day < ${today})::int`.as('unwritten'))
    .where('activityId', '=', activityId)
    .executeTakeFirstOrThrow();
  const held = await db
    .selectFrom('activitySession')
    .select('staffPart')
    .where('activityId', '=', activityId)
    .where('state', '=', 'held')
    .orderBy('onDay', 'desc')
    .limit(8)
    .execute();
  return {
    openAgreements: agreements.open,
    unwrittenSessions: sessions.unwritten,
    lastStaffParts: held.map(({ staffPart }) => staffPart as SupportLevel | null),
  };
}
