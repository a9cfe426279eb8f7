import type { Handle } from '#db/as-actor.ts';
import { nameWithSan } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

/** The head of every page here: who it is about. */
export type MatchPerson = {
  id: string;
  name: string;
  bornOn: string | null;
  bornPrecision: string;
  areaName: string | null;
};

/** The person, or the refusal that does not tell whether there is one: a hidden row is simply not found. */
export async function findMatchPerson(db: Handle, personId: string): Promise<MatchPerson> {
  const row = await db
    .selectFrom('person')
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'person.municipalityId').onRef('area.id', '=', 'person.areaId'),
    )
    .select([
      'person.id',
      'person.isAnonymous',
      'person.called',
      'person.familyName',
      'person.givenName',
      'person.bornOn',
      'person.bornPrecision',
      'area.name as areaName',
    ])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { id, bornOn, bornPrecision, areaName } = row;
  return { id, name: nameWithSan(row), bornOn, bornPrecision, areaName };
}
