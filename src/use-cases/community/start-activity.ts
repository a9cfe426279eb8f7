import { asActor } from '#db/as-actor.ts';
import { beginActivity } from '#db/begin-activity.ts';
import type { Worker } from '#domain/actor.ts';
import { checklistFor } from '#domain/activity-checklist.ts';
import { roleTemplates, type ActivityRole, type ActivityWords } from '#domain/activity.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';
import { toldOfActivity } from './told-of-activity.ts';

export type ActivityStart = {
  words: ActivityWords;
  /** 講師・助手・参加者; the usual ones where nobody wrote any. */
  roles?: readonly ActivityRole[];
  /** The voice that it answers, and the activity that it grew out of; either may be missing. */
  voiceId: string | null;
  parentId: string | null;
  sureOf: readonly string[];
};

/** Begins an activity of the town as a sprout: from a voice, out of another activity, or because somebody wants it. */
export async function startActivity(
  worker: Worker,
  { words, roles = roleTemplates, voiceId, parentId, sureOf }: ActivityStart,
  today: string,
): Promise<{ ok: true; id: string } | TellsOfSomebody> {
  const identifying = await findTelling(
    worker,
    null,
    [...toldOfActivity(words), ...roles.map(({ does }) => does)],
    sureOf,
  );
  if (identifying.length > 0) return { ok: false, identifying };
  return asActor(worker, { act: 'community.start-activity' }, async (db, log) => {
    for (const [table, id] of [['voice', voiceId] as const, ['activity', parentId] as const]) {
      if (id === null) continue;
      const there = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
      if (!there) throw new Refusal('not-found');
    }
    const begun = { words, voiceId, parentId, checklist: checklistFor(words.concepts), roles };
    const { id } = await beginActivity(db, worker, begun, { today, fiscalYear: fiscalYear(today) });
    log.about('activity', id);
    if (voiceId !== null) log.about('voice', voiceId);
    return { ok: true, id };
  });
}
