import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { AllyDraft } from '#domain/ally.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type AllyOf = { voiceId: string } | { activityId: string };

/** Somebody says 「わたしも」 to a voice, or joins in an activity. The name is as they gave it: what they are called will do. */
export async function addAlly(
  worker: Worker,
  of: AllyOf,
  draft: AllyDraft,
  { sureOf = [], id = uuidv7() }: { sureOf?: readonly string[]; id?: string } = {},
): Promise<{ ok: true; id: string } | TellsOfSomebody> {
  const activityId = 'activityId' in of ? of.activityId : null;
  const identifying = await findTelling(worker, activityId, [draft.offers], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  await asActor(worker, { act: 'community.add-ally', subjects: [subjectOf(of)] }, async (db) => {
    const table = 'voiceId' in of ? ('voice' as const) : ('activity' as const);
    const there = await db
      .selectFrom(table)
      .select('id')
      .where('id', '=', 'voiceId' in of ? of.voiceId : of.activityId)
      .executeTakeFirst();
    if (!there) throw new Refusal('not-found');
    await db
      .insertInto('ally')
      .values({ ...draft, ...of, municipalityId: worker.municipalityId, id, updatedBy: worker.accountId })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'id']).doNothing())
      .execute();
  });
  return { ok: true, id };
}

function subjectOf(of: AllyOf): { kind: string; id: string } {
  return 'voiceId' in of ? { kind: 'voice', id: of.voiceId } : { kind: 'activity', id: of.activityId };
}
