import type { Worker } from '#domain/actor.ts';
import {
  identifyingDetails,
  type Identifying,
  type KnownDetails,
  type VoiceDraft,
} from '#domain/candidate-voice.ts';
import { asActor } from './as-actor.ts';

export type UnnamedVoice = {
  /** From the form that was opened, so that sending it twice leaves one voice. */
  id: string;
  draft: VoiceDraft;
  /** Parts that the worker has looked at and that name nobody. */
  sureOf: readonly string[];
  fromKind: 'worker' | 'unmatched';
  heardOn: string;
};

export type VoiceKept = { ok: true } | { ok: false; identifying: Identifying[] };

/**
 * Adds what a person's life showed to be missing to the voices of the town, in a transaction of its own: no column and no line of
 * the log ties it to the person. What would tell who it is comes back instead.
 */
export async function keepUnnamedVoice(
  worker: Worker,
  act: string,
  known: KnownDetails,
  { id, draft, sureOf, fromKind, heardOn }: UnnamedVoice,
): Promise<VoiceKept> {
  const { words, scene, theme, areaId } = draft;
  const identifying = identifyingDetails([words, scene, theme].join('\n'), known).filter(
    ({ weight, found }) => weight === 'must' || !sureOf.includes(found),
  );
  if (identifying.length > 0) return { ok: false, identifying };
  const { municipalityId, accountId: createdBy } = worker;
  await asActor(worker, { act }, async (db, log) => {
    await db
      .insertInto('voice')
      .values({ municipalityId, id, words, scene, theme, areaId, fromKind, heardOn, createdBy })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'id']).doNothing())
      .execute();
    log.about('voice', id);
  });
  return { ok: true };
}
