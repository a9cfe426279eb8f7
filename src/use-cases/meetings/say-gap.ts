import { asActor } from '#db/as-actor.ts';
import { keepUnnamedVoice, type VoiceKept } from '#db/keep-voice.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Worker } from '#domain/actor.ts';
import type { VoiceDraft } from '#domain/candidate-voice.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * What a meeting found missing in the town becomes a 声: the voice carries neither a name nor a link, not in the log either;
 * that the worker read the item for it is logged by itself.
 */
export async function sayGap(
  worker: Worker,
  meetingId: string,
  itemId: string,
  { on, ...given }: { id: string; draft: VoiceDraft; sureOf: readonly string[]; on: string },
): Promise<VoiceKept> {
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
  const voice = { ...given, fromKind: 'worker', heardOn: on } as const;
  return keepUnnamedVoice(worker, 'meetings.gap-said', known, voice);
}
