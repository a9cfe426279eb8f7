import { asActor } from '#db/as-actor.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Worker } from '#domain/actor.ts';
import { identifyingDetails, type Identifying, type VoiceDraft } from '#domain/candidate-voice.ts';
import { Refusal } from '#domain/refusal.ts';

export type GapSaid = { ok: true } | { ok: false; identifying: Identifying[] };

/**
 * What a meeting found missing in the town becomes a 声: the voice carries neither a name nor a link, not in the log either;
 * that the worker read the item for it is logged by itself.
 */
export async function sayGap(
  worker: Worker,
  meetingId: string,
  itemId: string,
  given: { id: string; draft: VoiceDraft; sureOf: readonly string[]; on: string },
): Promise<GapSaid> {
  const { words, scene, theme, areaId } = given.draft;
  const known = await asActor(worker, { act: 'meetings.gap-check' }, async (db, log) => {
    const item = await db
      .selectFrom('meetingItem')
      .select('personId')
      .where('id', '=', itemId)
      .where('meetingId', '=', meetingId)
      .executeTakeFirst();
    if (!item) throw new Refusal('not-found');
    log.about('person', item.personId);
    return readKnownDetails(db, item.personId);
  });
  const identifying = identifyingDetails([words, scene, theme].join('\n'), known).filter(
    ({ weight, found }) => weight === 'must' || !given.sureOf.includes(found),
  );
  if (identifying.length > 0) return { ok: false, identifying };
  await asActor(worker, { act: 'meetings.gap-said' }, async (db, log) => {
    await db
      .insertInto('voice')
      .values({
        municipalityId: worker.municipalityId,
        id: given.id,
        words,
        scene,
        theme,
        areaId,
        fromKind: 'worker',
        heardOn: given.on,
        createdBy: worker.accountId,
      })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'id']).doNothing())
      .execute();
    log.about('voice', given.id);
  });
  return { ok: true };
}
