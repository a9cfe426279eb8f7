import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type LookAlike = {
  id: string;
  number: string;
  isAnonymous: boolean;
  called: string;
  familyName: string;
  givenName: string;
  familyNameKana: string;
  givenNameKana: string;
  bornOn: string | null;
  bornPrecision: string;
  sameKana: boolean;
  sameBirthday: boolean;
  samePhone: boolean;
};

export type Marks = { familyNameKana: string; givenNameKana: string; bornOn: string | null; phone: string };

/**
 * People already recorded who may be the same one: the same reading, birthday or telephone. Asked only of what this worker
 * may see; whether somebody is known elsewhere is for the office to say, so nothing here may hint at it.
 */
export async function findLookAlikes(worker: Worker, marks: Marks): Promise<LookAlike[]> {
  const kana = marks.familyNameKana + marks.givenNameKana;
  const digits = marks.phone.normalize('NFKC').replaceAll(/\D/g, '');
  const hasKana = kana.trim() !== '';
  // A short number is the start of many; ten digits are one line.
  const hasPhone = digits.length >= 9;
  if (!hasKana && !hasPhone) return [];
  return asActor(worker, { act: 'people.look-alikes' }, async (db, log) => {
    const sameKana = sql<boolean>`(${hasKana} and app.fold(person.family_name_kana || person.given_name_kana) = app.fold(${kana}))`;
    const sameBirthday = sql<boolean>`coalesce(person.born_on = ${marks.bornOn}::date and person.born_precision = 'day', false)`;
    const samePhone = sql<boolean>`coalesce(${hasPhone} and regexp_replace(normalize(person_contact.phone, NFKC), '\\D', '', 'g') = ${digits}, false)`;
    const rows = await db
      .selectFrom('person')
      .leftJoin('personContact', 'personContact.personId', 'person.id')
      .select([
        'person.id',
        'person.number',
        'person.isAnonymous',
        'person.called',
        'person.familyName',
        'person.givenName',
        'person.familyNameKana',
        'person.givenNameKana',
        'person.bornOn',
        'person.bornPrecision',
        sameKana.as('sameKana'),
        sameBirthday.as('sameBirthday'),
        samePhone.as('samePhone'),
      ])
      .where((eb) => eb.or([sameKana, samePhone]))
      .orderBy('person.updatedAt', 'desc')
      .limit(10)
      .execute();
    for (const { id } of rows) log.about('person', id);
    log.detail({ shown: rows.length });
    return rows;
  });
}
