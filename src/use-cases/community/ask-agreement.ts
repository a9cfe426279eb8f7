import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { AgreementDraft } from '#domain/agreement.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

/** Writes down one thing that one side has to agree to, asked or still to be asked. Each side is asked by itself. */
export async function askAgreement(
  worker: Worker,
  activityId: string,
  draft: AgreementDraft,
  { sureOf = [], id = uuidv7() }: { sureOf?: readonly string[]; id?: string } = {},
): Promise<{ ok: true; id: string } | TellsOfSomebody> {
  const identifying = await findTelling(worker, activityId, [draft.whom, draft.what], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.ask-agreement', subjects: [{ kind: 'activity', id: activityId }] };
  await asActor(worker, purpose, async (db) => {
    const there = await db
      .selectFrom('activity')
      .select('id')
      .where('id', '=', activityId)
      .executeTakeFirst();
    if (!there) throw new Refusal('not-found');
    const { municipalityId, accountId: updatedBy } = worker;
    const state = draft.askedOn === null ? 'to_ask' : 'asked';
    await db
      .insertInto('activityAgreement')
      .values({ ...draft, municipalityId, id, activityId, state, updatedBy })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'id']).doNothing())
      .execute();
  });
  return { ok: true, id };
}
