import { closeConsent, endAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
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
      .select(['state', 'version', 'recipientAgencyId'])
      .where('id', '=', consent.id)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.state === 'withdrawn') throw new Refusal('already-done');
    if (row.version !== consent.version) throw new Refusal('changed-meanwhile');
    const { recipientAgencyId } = row;
    if (recipientAgencyId !== null && !(await stillAgreedTo(db, personId, recipientAgencyId, consent.id))) {
      // An agency took the case over because the person agreed to it: that ground ends with the agreement.
      await endAccess(db, personId, recipientAgencyId, 'assigned');
    }
    await closeConsent(db, worker, { ...consent, personId }, note);
  });
}

async function stillAgreedTo(
  db: Handle,
  personId: string,
  agencyId: string,
  without: string,
): Promise<boolean> {
  const other = await db
    .selectFrom('consent')
    .select('id')
    .where('personId', '=', personId)
    .where('recipientAgencyId', '=', agencyId)
    .where('state', '=', 'given')
    .where('id', '!=', without)
    .executeTakeFirst();
  return other !== undefined;
}
