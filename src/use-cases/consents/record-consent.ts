import { addConsent } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { ConsentDraft } from '#domain/consent.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Records what the person answered: told, agreed or declined. An agreement for another agency opens what it covers in the
 * same transaction; one for a host or a doctor opens no record, it says what may be told in words. Nobody passes on what
 * is not open to themselves.
 */
export async function recordConsent(
  worker: Worker,
  personId: string,
  consentId: string,
  consent: ConsentDraft,
): Promise<void> {
  const purpose = { act: 'consents.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const open = await ownItems(db, worker, personId);
    const known = await db.selectFrom('consent').select('id').where('id', '=', consentId).executeTakeFirst();
    if (known) return;
    const opensMore = consent.state === 'given' && consent.recipientAgencyId !== null;
    if (opensMore && !consent.items.every((item) => open.has(item))) throw new Refusal('not-permitted');
    await addConsent(db, {
      ...consent,
      municipalityId: worker.municipalityId,
      id: consentId,
      personId,
      updatedBy: worker.accountId,
    });
    log.detail({ state: consent.state, items: consent.items });
  });
}
