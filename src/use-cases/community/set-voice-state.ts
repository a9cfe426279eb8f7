import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { VoiceState } from '#domain/voice.ts';

/** What became of a voice. `from` is what the page showed: who comes second looks again first. */
export async function setVoiceState(
  worker: Worker,
  id: string,
  { from, to }: { from: VoiceState; to: VoiceState },
): Promise<void> {
  const purpose = { act: 'community.set-voice-state', subjects: [{ kind: 'voice', id }] };
  await asActor(worker, purpose, async (db, log) => {
    const row = await db
      .selectFrom('voice')
      .select('state')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.state === to) return;
    if (row.state !== from) throw new Refusal('changed-meanwhile');
    await db.updateTable('voice').set({ state: to }).where('id', '=', id).execute();
    log.detail({ to });
  });
}
