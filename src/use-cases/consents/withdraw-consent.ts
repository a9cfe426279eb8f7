import { closeConsent } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Takes a consent back: what it opened is closed from the next request on, and the row stays to be seen. */
export async function withdrawConsent(
  worker: Worker,
  personId: string,
  consent: { id: string; version: number },
  note: string,
): Promise<void> {
  const purpose = { act: 'consents.withdraw', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('consent')
      .select(['state', 'version'])
      .where('id', '=', consent.id)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.state === 'withdrawn') throw new Refusal('already-done');
    if (row.version !== consent.version) throw new Refusal('changed-meanwhile');
    await closeConsent(db, worker, { ...consent, personId }, note);
  });
}
