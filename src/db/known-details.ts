import type { KnownDetails } from '#domain/candidate-voice.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';

/** What the worker may see that would name the person or their family: the list that words meant for others are held against. */
export async function readKnownDetails(db: Handle, personId: string): Promise<KnownDetails> {
  const person = await db
    .selectFrom('person')
    .select([
      'called',
      'familyName',
      'givenName',
      'familyNameKana',
      'givenNameKana',
      'alternativeName',
      'bornOn',
    ])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) throw new Refusal('not-found');
  // Under 支援措置 this row stays shut, and then its address is not known to whoever writes the voice either.
  const contact = await db
    .selectFrom('personContact')
    .select(['address', 'buildingNote', 'phone', 'email'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  const family = await db
    .selectFrom('householdMember')
    .select(['name', 'personId'])
    .where('ofPersonId', '=', personId)
    .execute();
  return {
    names: [
      { family: person.familyName, given: person.givenName },
      { family: person.familyNameKana, given: person.givenNameKana },
      ...family.map(({ name }) => {
        const [first = '', ...rest] = name.split(/[\s　]+/u);
        return rest.length > 0 ? { family: first, given: rest.join('') } : { family: '', given: first };
      }),
    ],
    alsoCalled: [person.called, ...person.alternativeName.split(/[\s　、,・]+/u)].filter(
      (name) => name !== '',
    ),
    bornOn: person.bornOn,
    phones: contact ? [contact.phone] : [],
    emails: contact ? [contact.email] : [],
    addresses: contact ? [contact.address, contact.buildingNote] : [],
  };
}
