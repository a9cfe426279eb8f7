import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { fullName } from '#domain/person-name.ts';

export type OpenCase = {
  personId: string;
  personName: string;
  state: string;
  stateSince: string;
  mainAccountId: string | null;
  mainName: string | null;
  leadAgencyName: string | null;
  /** The newest wish that may be seen, in the person's own words. */
  wish: string | null;
  /** The newest 「したくない」 or limit: the wall that is in the way now. */
  wall: string | null;
};

/** Cases that have not ended, as far as the worker may see them, the longest waiting first. */
export async function readOpenCases(db: Handle): Promise<OpenCase[]> {
  const words = (kinds: string[]) =>
    sql<string | null>`(select fact.words from fact
      where fact.municipality_id = "case".municipality_id and fact.person_id = "case".person_id
        and fact.kind = any(${kinds}) and fact.struck_at is null and fact.basis <> 'confidential_meeting'
      order by fact.said_on desc, fact.id desc limit 1)`;
  const rows = await db
    // The three hundred first, and only then what belongs to them: joined as a whole, thirty thousand people take a second.
    .selectFrom((eb) =>
      eb
        .selectFrom('case')
        .select(['municipalityId', 'personId', 'state', 'stateSince', 'mainAccountId', 'leadAgencyId'])
        .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
        .orderBy('stateSince')
        .limit(300)
        .as('case'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'case.municipalityId')
        .onRef('person.id', '=', 'case.personId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'case.municipalityId')
        .onRef('account.id', '=', 'case.mainAccountId'),
    )
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'case.municipalityId')
        .onRef('agency.id', '=', 'case.leadAgencyId'),
    )
    .select([
      'case.personId',
      'person.familyName',
      'person.givenName',
      'person.called',
      'case.state',
      'case.stateSince',
      'case.mainAccountId',
      'account.name as mainName',
      'agency.name as leadAgencyName',
      words(['wish']).as('wish'),
      words(['aversion', 'limit']).as('wall'),
    ])
    .orderBy('case.stateSince')
    .execute();
  return rows.map(({ familyName, givenName, called, ...row }) => ({
    ...row,
    personName: fullName(familyName, givenName) || called,
  }));
}
