import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { openToLead } from '#db/open-to-lead.ts';
import { inOrder, isOpenCase } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';

/** A case that has not ended, before anything is told of the person. */
export type CaseInLine = {
  personId: string;
  state: string;
  stateSince: string;
  mainAccountId: string | null;
  leadAgencyId: string | null;
  /** The agency in charge may see it still: a consent or the law opens it, and its term is not over. */
  isOpenToLead: boolean;
};

export type OpenCase = CaseInLine & {
  personName: string;
  mainName: string | null;
  leadAgencyName: string | null;
  /** The newest wish that may be seen, in the person's own words. */
  wish: string | null;
  /** The newest 「したくない」 or limit: the wall that is in the way now. */
  wall: string | null;
};

/** As many as one reads: the rest has not waited as long. */
const mostInLine = 300;

/** Cases that have not ended, as far as the worker may see them, the longest waiting first. */
export async function readOpenCases(db: Handle, worker: Worker): Promise<CaseInLine[]> {
  return inOrder(db, worker, () =>
    db
      .selectFrom('case')
      .select(['personId', 'state', 'stateSince', 'mainAccountId', 'leadAgencyId'])
      .select(openToLead)
      .where(isOpenCase)
      .orderBy('stateSince')
      .orderBy('personId')
      .limit(mostInLine)
      .execute(),
  );
}

/** The same cases with names and words, for those that a page shows. */
export async function describeCases(db: Handle, cases: readonly CaseInLine[]): Promise<OpenCase[]> {
  if (cases.length === 0) return [];
  const words = (kinds: string[]) =>
    sql<string | null>`(select fact.words from fact
      where fact.municipality_id = person.municipality_id and fact.person_id = person.id
        and fact.kind = any(${kinds}) and fact.struck_at is null and fact.basis <> 'confidential_meeting'
      order by fact.said_on desc, fact.id desc limit 1)`;
  const people = await db
    .selectFrom('person')
    .select(['id', 'familyName', 'givenName', 'called'])
    .select([words(['wish']).as('wish'), words(['aversion', 'limit']).as('wall')])
    .where(sql<boolean>`id = any(${cases.map(({ personId }) => personId)}::uuid[])`)
    .execute();
  const accounts = await namesOf(
    db,
    'account',
    cases.map((one) => one.mainAccountId),
  );
  const agencies = await namesOf(
    db,
    'agency',
    cases.map((one) => one.leadAgencyId),
  );
  const known = new Map(people.map((person) => [person.id, person]));
  return cases.flatMap((one) => {
    const person = known.get(one.personId);
    if (!person) return [];
    return {
      ...one,
      personName: nameWithSan(person),
      mainName: accounts.get(one.mainAccountId ?? '') ?? null,
      leadAgencyName: agencies.get(one.leadAgencyId ?? '') ?? null,
      wish: person.wish,
      wall: person.wall,
    };
  });
}

async function namesOf(
  db: Handle,
  table: 'account' | 'agency',
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = await db
    .selectFrom(table)
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${wanted}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
