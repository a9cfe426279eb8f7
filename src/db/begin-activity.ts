import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { ChecklistItem } from '#domain/activity-checklist.ts';
import type { ActivityRole, ActivityWords } from '#domain/activity.ts';
import type { Handle } from './as-actor.ts';
import { json } from './json.ts';
import { nextNumber } from './running-number.ts';

export type NewActivity = {
  words: ActivityWords;
  checklist: readonly ChecklistItem[];
  roles: readonly ActivityRole[];
  voiceId: string | null;
  /** Voices of the same area that wish for the same: answered by it as well. */
  alsoVoiceIds?: readonly string[];
  parentId: string | null;
  recipeCode?: string;
  spaceResourceId?: string | null;
};

/**
 * Writes down an activity as a sprout, whether somebody begins it by hand or takes up a composed draft: with its first stage,
 * and with everybody who joined in the voice that it grows from. The voice is no longer without an answer.
 */
export async function beginActivity(
  db: Handle,
  worker: Worker,
  begun: NewActivity,
  { today, fiscalYear }: { today: string; fiscalYear: number },
): Promise<{ id: string; number: string }> {
  const { municipalityId, accountId } = worker;
  const id = uuidv7();
  const number = await nextNumber(db, municipalityId, 'activity', fiscalYear);
  const { concepts, rule, conditions, ...words } = begun.words;
  await db
    .insertInto('activity')
    .values({
      ...words,
      municipalityId,
      id,
      number,
      concepts: json(concepts),
      rule: rule === null ? null : json(rule),
      conditions: json(conditions),
      checklist: json(begun.checklist),
      roles: json(begun.roles),
      recipeCode: begun.recipeCode ?? '',
      spaceResourceId: begun.spaceResourceId ?? null,
      voiceId: begun.voiceId,
      alsoVoiceIds: [...(begun.alsoVoiceIds ?? [])],
      parentId: begun.parentId,
      createdBy: accountId,
      updatedBy: accountId,
    })
    .execute();
  await db
    .insertInto('activityStage')
    .values({
      municipalityId,
      id: uuidv7(),
      activityId: id,
      fromStage: null,
      toStage: 'sprout',
      onDay: today,
      byAccount: accountId,
    })
    .execute();
  for (const voiceId of [begun.voiceId, ...(begun.alsoVoiceIds ?? [])]) {
    if (voiceId !== null) await takeUpVoice(db, voiceId, id);
  }
  return { id, number };
}

async function takeUpVoice(db: Handle, voiceId: string, activityId: string): Promise<void> {
  await db
    .updateTable('voice')
    .set({ state: 'taken_up' })
    .where('id', '=', voiceId)
    .where('state', 'in', ['open', 'resting'])
    .execute();
  // Whoever said 「わたしも」 to the voice is asked along; who already went with an earlier activity stays there too.
  await db
    .updateTable('ally')
    .set({ activityId })
    .where('voiceId', '=', voiceId)
    .where('activityId', 'is', null)
    .where('until', 'is', null)
    .execute();
}
