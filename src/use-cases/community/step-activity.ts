import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import {
  activityMoveTo,
  activityNeedsReason,
  isLiveStage,
  type ActivityStage,
} from '#domain/activity-stage.ts';
import { activityRolesShape } from '#domain/activity.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type ActivityStep = {
  /** Where the page showed it to stand: who comes second looks again first. */
  from: ActivityStage;
  to: ActivityStage;
  onDay: string;
  why: string;
  sureOf: readonly string[];
};

export type Stepped = { ok: true } | { ok: false; reasonMissing: true } | TellsOfSomebody;

/** Takes an activity to another stage and keeps when and why. What stands in the register for it rests and ends with it. */
export async function stepActivity(worker: Worker, id: string, step: ActivityStep): Promise<Stepped> {
  const move = activityMoveTo(step.from, step.to);
  if (!move) throw new Refusal('not-permitted');
  if (activityNeedsReason(move.kind) && step.why.trim() === '') return { ok: false, reasonMissing: true };
  const identifying = await findTelling(worker, id, [step.why], step.sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.step-activity', subjects: [{ kind: 'activity', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const row = await db
      .selectFrom('activity')
      .select(['stage', 'voiceId', 'alsoVoiceIds', 'resourceId', 'roleResourceId', 'roles'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.stage !== step.from) throw new Refusal('changed-meanwhile');
    await db.updateTable('activity').set({ stage: step.to }).where('id', '=', id).execute();
    await db
      .insertInto('activityStage')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        activityId: id,
        fromStage: step.from,
        toStage: step.to,
        onDay: step.onDay,
        why: step.why,
        byAccount: worker.accountId,
      })
      .execute();
    const roles = activityRolesShape.parse(row.roles).map(({ resourceId }) => resourceId);
    await followInRegister(db, [row.resourceId, row.roleResourceId, ...roles], step);
    if (step.to === 'going') await answerVoices(db, [row.voiceId, ...row.alsoVoiceIds]);
    log.detail({ to: step.to });
    return { ok: true };
  });
}

/** A class that rests must not be proposed to anybody, nor one that ended. */
async function followInRegister(
  db: Handle,
  ids: readonly (string | null)[],
  { from, to }: ActivityStep,
): Promise<void> {
  if (isLiveStage(from) && isLiveStage(to)) return;
  const own = [...new Set(ids.filter((id) => id !== null))];
  if (own.length === 0) return;
  const state = to === 'paused' ? 'paused' : to === 'ended' ? 'closed' : 'open';
  await db.updateTable('resource').set({ state }).where('id', 'in', own).execute();
}

async function answerVoices(db: Handle, voiceIds: readonly (string | null)[]): Promise<void> {
  const ids = voiceIds.filter((id) => id !== null);
  if (ids.length === 0) return;
  await db
    .updateTable('voice')
    .set({ state: 'answered' })
    .where('id', 'in', ids)
    .where('state', '=', 'taken_up')
    .execute();
}
