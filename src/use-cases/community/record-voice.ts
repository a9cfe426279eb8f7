import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import type { TownVoice, VoiceConditions, VoiceOrigin } from '#domain/voice.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type VoiceRecording = {
  /** From the form that was opened, so that sending it twice leaves one voice. */
  id?: string;
  voice: TownVoice;
  conditions: VoiceConditions;
  /** What could not be matched has a way of its own (placement/turn-into-voice). */
  fromKind: Exclude<VoiceOrigin, 'unmatched'>;
  heardOn: string;
  sureOf: readonly string[];
};

/** Keeps what somebody of the town said, in their words, with what they would need for it. */
export async function recordVoice(
  worker: Worker,
  { voice, conditions, fromKind, heardOn, sureOf, id = uuidv7() }: VoiceRecording,
): Promise<{ ok: true; id: string } | TellsOfSomebody> {
  const { words, scene, theme, toldBy } = voice;
  const identifying = await findTelling(worker, null, [words, scene, theme, toldBy], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const { municipalityId, accountId } = worker;
  await asActor(worker, { act: 'community.record-voice' }, async (db, log) => {
    await db
      .insertInto('voice')
      .values({
        ...voice,
        municipalityId,
        id,
        conditions: json(conditions),
        fromKind,
        heardOn,
        createdBy: accountId,
        updatedBy: accountId,
      })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'id']).doNothing())
      .execute();
    log.about('voice', id);
  });
  return { ok: true, id };
}
