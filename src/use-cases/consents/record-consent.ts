import { addConsent } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { ConsentDraft } from '#domain/consent.ts';
import { consentAge, minorFaults, noMinorAnswer, type MinorAnswer } from '#domain/minor-consent.ts';
import type { BornPrecision } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Records what the person answered: told, agreed or declined. An agreement for another agency opens what it covers in the
 * same transaction; one for a host or a doctor opens no record, it says what may be told in words. Nobody passes on what
 * is not open to themselves. About a minor `minor` is needed too; what it lacks was told by the page, which asks the same function.
 */
export async function recordConsent(
  worker: Worker,
  personId: string,
  consentId: string,
  consent: ConsentDraft,
  minor: MinorAnswer = noMinorAnswer,
): Promise<void> {
  const purpose = { act: 'consents.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const open = await ownItems(db, worker, personId);
    const known = await db.selectFrom('consent').select('id').where('id', '=', consentId).executeTakeFirst();
    if (known) return;
    const born = await db
      .selectFrom('person')
      .select(['bornOn', 'bornPrecision'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    const birth = { ...born, bornPrecision: born.bornPrecision as BornPrecision };
    const age = consentAge(birth, consent.givenOn);
    if (Object.keys(minorFaults(age, consent.state, minor)).length > 0) throw new Refusal('not-permitted');
    const opensMore = consent.state === 'given' && consent.recipientAgencyId !== null;
    if (opensMore && !consent.items.every((item) => open.has(item))) throw new Refusal('not-permitted');
    await addConsent(db, {
      ...consent,
      ...(age === 'adult' ? noMinorAnswer : minor),
      municipalityId: worker.municipalityId,
      id: consentId,
      personId,
      updatedBy: worker.accountId,
    });
    log.detail({ state: consent.state, items: consent.items });
  });
}
