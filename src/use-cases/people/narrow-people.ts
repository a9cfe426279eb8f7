import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';

export type PeopleFilter = {
  search?: string;
  /** Only those whose case is in the hands of this worker. */
  mine?: boolean;
  state?: CaseState;
  areaId?: string;
  unnamed?: boolean;
  /** A consent of theirs ends on or before this day. */
  consentEndsBy?: string;
};

function asNumber(typed: string): string {
  return typed.normalize('NFKC').toUpperCase();
}

/**
 * Ids first, in a statement of their own: the index on grams cannot be used under row-level security (data-layer.md §4.4).
 * Grams of a long word may stand apart in a name, so the whole word is looked for in what they give.
 */
async function matching(db: Handle, typed: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from app.person_candidates(app.grams(${typed})) as id
    union select id from person where number = ${asNumber(typed)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** People whose newest case is of that state, or in the hands of that account: a list speaks of the newest one only. */
function byNewestCase(db: Handle, state: CaseState | undefined, accountId: string | undefined) {
  let cases = db
    .selectFrom('case as newest')
    .select('newest.personId')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('case as later')
            .select('later.id')
            .whereRef('later.municipalityId', '=', 'newest.municipalityId')
            .whereRef('later.personId', '=', 'newest.personId')
            .where(sql<boolean>`(later.opened_on, later.id) > (newest.opened_on, newest.id)`),
        ),
      ),
    );
  if (state) cases = cases.where('newest.state', '=', state);
  if (accountId) cases = cases.where('newest.mainAccountId', '=', accountId);
  return cases;
}

/**
 * Who is meant, without what is shown of them: it is counted, ordered and cut before anything is looked up. `atMost` says
 * how many it can be when somebody is searched for.
 */
export async function narrowPeople(db: Handle, worker: Worker, filter: PeopleFilter) {
  const typed = filter.search?.trim() ?? '';
  let query = db.selectFrom('person');
  let atMost = Number.POSITIVE_INFINITY;
  if (typed !== '') {
    const ids = await matching(db, typed);
    atMost = ids.length;
    query = query
      .where(sql<boolean>`person.id = any(${ids}::uuid[])`)
      .where(
        sql<boolean>`(position(app.fold(${typed}) in person.search_text) > 0 or person.number = ${asNumber(typed)})`,
      );
  }
  if (filter.areaId) query = query.where('person.areaId', '=', filter.areaId);
  if (filter.unnamed) query = query.where('person.isAnonymous', '=', true);
  if (filter.mine || filter.state) {
    const accountId = filter.mine ? worker.accountId : undefined;
    query = query.where('person.id', 'in', byNewestCase(db, filter.state, accountId));
  }
  const { consentEndsBy } = filter;
  if (consentEndsBy) {
    query = query.where('person.id', 'in', (eb) =>
      eb
        .selectFrom('consent')
        .select('consent.personId')
        .where('consent.state', '=', 'given')
        .where('consent.validUntil', '<=', consentEndsBy)
        .where('consent.validUntil', '>=', sql<string>`(now() at time zone 'Asia/Tokyo')::date`),
    );
  }
  return { query, atMost };
}
