import { uuidv7 } from 'uuidv7';
import { allItems, startAccess, type Ground } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import type { ContactDraft, PersonDraft } from '#domain/person.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';

/** The id comes from the form that was opened, so that sending it twice records one person. */
export type NewPerson = {
  id: string;
  person: PersonDraft;
  /** A point on the map may come along, from an import or the demo; with 支援措置 it is left out. */
  contact: ContactDraft & { latitude?: number | null; longitude?: number | null };
};

/**
 * Records a person, unnamed at first if need be. It is open to the agency that recorded it and to the municipal office;
 * what is learnt in a 支援会議 opens to the one who recorded it and to the office, not to the whole agency (practice.md §1.6).
 */
export async function recordPerson(worker: Worker, given: NewPerson, now: Date): Promise<{ number: string }> {
  const { id, person, contact } = given;
  const purpose = { act: 'people.record', subjects: [{ kind: 'person', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const known = await db.selectFrom('person').select('number').where('id', '=', id).executeTakeFirst();
    if (known) {
      log.detail({ already: true });
      return known;
    }
    const { municipalityId, accountId } = worker;
    const number = await nextNumber(db, municipalityId, 'person', fiscalYear(tokyoDay(now)));
    await db
      .insertInto('person')
      .values({
        ...person,
        municipalityId,
        id,
        number,
        hasProtectedAddress: contact.isProtected,
        updatedBy: accountId,
      })
      .execute();
    await db
      .insertInto('personContact')
      .values({
        ...contact,
        // Who locks an address can open it again.
        protectedReaders: contact.isProtected
          ? [...new Set([accountId, ...contact.protectedReaders])].toSorted()
          : [],
        ...(contact.isProtected ? { latitude: null, longitude: null } : {}),
        municipalityId,
        personId: id,
        updatedBy: accountId,
      })
      .execute();
    await startAccess(db, worker, id, await firstGrounds(db, worker));
    return { number };
  });
}

async function firstGrounds(db: Handle, worker: Worker): Promise<Ground[]> {
  const offices = await db
    .selectFrom('agency')
    .select('id')
    .where('kind', '=', 'municipal_office')
    .where('endedOn', 'is', null)
    .execute();
  const ground = (grant: Omit<Ground, 'id'>): Ground => ({ id: uuidv7(), ...grant });
  return [
    ground({
      grantee: worker.agencyId,
      granteeKind: 'agency',
      ground: 'recorded',
      items: allItems.filter((item) => item !== 'sealed'),
    }),
    ground({ grantee: worker.accountId, granteeKind: 'account', ground: 'recorded', items: ['sealed'] }),
    ...offices.map(({ id }) =>
      ground({ grantee: id, granteeKind: 'agency', ground: 'controller', items: allItems }),
    ),
  ];
}
