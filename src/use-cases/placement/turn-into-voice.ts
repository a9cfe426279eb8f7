import { asActor } from '#db/as-actor.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Worker } from '#domain/actor.ts';
import { identifyingDetails, type Identifying, type VoiceDraft } from '#domain/candidate-voice.ts';

export type VoiceAnswer = { ok: true } | { ok: false; identifying: Identifying[] };

type Given = {
  /** From the form that was opened, so that sending it twice leaves one voice. */
  id: string;
  personId: string;
  draft: VoiceDraft;
  /** Parts that the worker has looked at and that name nobody. */
  sureOf: readonly string[];
};

/**
 * 「無い → 声にする」: what could not be matched becomes a matter of the town. The voice has no link to the person, in no
 * column and not in the log either; that the worker looked at the person for it is logged by `voice-draft`.
 */
export async function turnIntoVoice(worker: Worker, given: Given, today: string): Promise<VoiceAnswer> {
  const known = await asActor(
    worker,
    { act: 'placement.voice-check', subjects: [{ kind: 'person', id: given.personId }] },
    (db) => readKnownDetails(db, given.personId),
  );
  const { words, scene, theme, areaId } = given.draft;
  const identifying = identifyingDetails([words, scene, theme].join('\n'), known).filter(
    ({ weight, found }) => weight === 'must' || !given.sureOf.includes(found),
  );
  if (identifying.length > 0) return { ok: false, identifying };
  await asActor(worker, { act: 'placement.voice' }, async (db, log) => {
    await db
      .insertInto('voice')
      .values({
        municipalityId: worker.municipalityId,
        id: given.id,
        words,
        scene,
        theme,
        areaId,
        fromKind: 'unmatched',
        heardOn: today,
        createdBy: worker.accountId,
      })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'id']).doNothing())
      .execute();
    log.about('voice', given.id);
  });
  return { ok: true };
}
