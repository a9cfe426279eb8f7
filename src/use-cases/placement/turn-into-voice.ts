import { asActor } from '#db/as-actor.ts';
import { keepUnnamedVoice, type VoiceKept } from '#db/keep-voice.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Worker } from '#domain/actor.ts';
import type { VoiceDraft } from '#domain/candidate-voice.ts';

type Given = { id: string; personId: string; draft: VoiceDraft; sureOf: readonly string[] };

/**
 * 「無い → 声にする」: what could not be matched becomes a matter of the town. The voice has no link to the person, in no
 * column and not in the log either; that the worker looked at the person for it is logged by `voice-draft`.
 */
export async function turnIntoVoice(
  worker: Worker,
  { personId, ...given }: Given,
  today: string,
): Promise<VoiceKept> {
  const known = await asActor(
    worker,
    { act: 'placement.voice-check', subjects: [{ kind: 'person', id: personId }] },
    (db) => readKnownDetails(db, personId),
  );
  const voice = { ...given, fromKind: 'unmatched', heardOn: today } as const;
  return keepUnnamedVoice(worker, 'placement.voice', known, voice);
}
