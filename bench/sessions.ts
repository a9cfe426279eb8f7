import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Somebody signed in, and people, placements and plans whose pages they may open. */
export type Visitor = {
  cookie: string;
  people: string[];
  peopleToMatch: string[];
  /** As they stand in an address, after /people/. */
  placements: string[];
  placementsInCourse: string[];
  plans: string[];
  /** Proposals of 場の分けあい, by id. */
  proposals: string[];
};

/** Addresses of some rows that this agency sees, in an order that tells nothing. */
function addressesOf(table: 'placement' | 'plan', kind: string, where = 'true'): string {
  return `(select coalesce(array_agg(address), '{}') from (
      select person_id || '/${kind}/' || id as address from ${table}
      where acl ? account.agency_id::text and ${where} order by md5(id::text) limit 200) as seen)`;
}

/**
 * Signs `count` workers in by writing their sessions, as the product would after the password: the workers of the demo
 * town itself, whose own cases are as many in a small town as in a large one. Administrators and those who see nobody
 * have no page of a person to open.
 */
export async function signInMany(client: pg.Client, count: number): Promise<Visitor[]> {
  const { rows: accounts } = await client.query<{
    municipality_id: string;
    id: string;
    people: string[];
    matched: string[];
    placements: string[];
    placements_in_course: string[];
    plans: string[];
    proposals: string[];
  }>(`
    select municipality_id, id, people, matched, ${addressesOf('placement', 'placements')} as placements,
      ${addressesOf('placement', 'placements', `state in ('settled', 'continuing')`)} as placements_in_course,
      ${addressesOf('plan', 'plans')} as plans,
      (select coalesce(array_agg(id order by id), '{}') from allocation_run
        where allocation_run.municipality_id = account.municipality_id) as proposals
    from account
    cross join lateral (select coalesce(array_agg(person.id), '{}') as people from (
      select id from person where acl ? account.agency_id::text order by md5(id::text) limit 200) as person) as seen
    cross join lateral (select coalesce(array_agg(assessment.person_id), '{}') as matched from (
      select person_id from assessment where acl ? account.agency_id::text order by md5(id::text) limit 200) as assessment) as assessed
    where sign_in_name like 'demo-%' and not roles @> array['administrator'] and cardinality(matched) > 0
    order by sign_in_name`);
  const visitors: Visitor[] = [];
  for (let index = 0; index < count; index += 1) {
    const account = accounts[index % accounts.length];
    if (account === undefined) throw new Error('nobody in the demo town may see anybody');
    const token = randomBytes(32).toString('base64url');
    await client.query(
      `insert into session (municipality_id, token_hash, account_id, csrf, ends_at)
       values ($1, $2, $3, $4, now() + interval '12 hours')`,
      [
        account.municipality_id,
        createHash('sha256').update(token).digest('hex'),
        account.id,
        randomBytes(24).toString('base64url'),
      ],
    );
    visitors.push({
      cookie: `engawa=${token}`,
      people: account.people,
      peopleToMatch: account.matched,
      placements: account.placements,
      placementsInCourse: account.placements_in_course,
      plans: account.plans,
      proposals: account.proposals,
    });
  }
  return visitors;
}
