import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';

/** Whose: the cases in one's own hands, those of one's agency, or everything that is open to one. */
export type WaitingScope = 'mine' | 'agency' | 'all';

/** A host said 「また聞いて」, and the day has come. */
export type AskAgain = {
  personId: string;
  personName: string;
  placementId: string;
  number: string;
  resourceId: string;
  resourceName: string;
  mainName: string | null;
  on: string;
};

const most = 100;

/** Days to ask again that have come, unless another way to the same place has begun since. */
export async function readAskAgain(
  db: Handle,
  worker: Worker,
  scope: WaitingScope,
  today: string,
): Promise<AskAgain[]> {
  let query = db
    .selectFrom('decline')
    .innerJoin('placement', (join) =>
      join
        .onRef('placement.municipalityId', '=', 'decline.municipalityId')
        .onRef('placement.id', '=', 'decline.placementId'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'decline.municipalityId')
        .onRef('person.id', '=', 'decline.personId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'placement.municipalityId')
        .onRef('account.id', '=', 'placement.mainAccountId'),
    )
    .select(['decline.personId', 'decline.until', 'placement.id as placementId', 'placement.number'])
    .select(['resource.id as resourceId', 'resource.name as resourceName', 'account.name as mainName'])
    .select(['person.called', 'person.familyName', 'person.givenName'])
    .where('decline.consequence', '=', 'ask_again')
    .where('decline.until', '<=', today)
    .where('decline.liftedAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from placement as later where later.municipality_id = placement.municipality_id
        and later.person_id = placement.person_id and later.resource_id = placement.resource_id
        and later.created_at > placement.created_at)`,
    )
    .orderBy('decline.until')
    .limit(most);
  if (scope === 'mine') query = query.where('placement.mainAccountId', '=', worker.accountId);
  if (scope === 'agency') query = query.where('account.agencyId', '=', worker.agencyId);
  const rows = await query.execute();
  return rows.map(({ until, called, familyName, givenName, ...row }) => ({
    ...row,
    on: until ?? today,
    personName: nameWithSan({ called, familyName, givenName }),
  }));
}
