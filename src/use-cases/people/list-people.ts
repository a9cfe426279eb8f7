import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
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
  order?: 'kana' | 'recent';
  /** The last person of the page before. An id, so that no name stands in an address. */
  after?: string;
};

export type ListedPerson = {
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
  householdNote: string;
  areaName: string | null;
  caseState: string | null;
  caseSince: string | null;
  mainWorkerName: string | null;
  updatedAt: Date;
};

export const peoplePerPage = 50;

const kanaKey = sql<string>`app.fold(person.family_name_kana || person.given_name_kana || person.called)`;
const searched = sql<string>`app.fold(person.family_name || person.given_name || ' ' || person.family_name_kana || person.given_name_kana || ' ' || person.alternative_name || ' ' || person.called)`;

/**
 * Ids first, in a statement of their own: the index on grams cannot be used under row-level security (data-layer.md §4.4).
 * Grams of a long word may stand apart in a name, so the whole word is looked for in what they give.
 */
async function matching(db: Handle, typed: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with candidate as materialized (select id from app.person_candidates(app.grams(${typed})) as id)
    select person.id from person join candidate on candidate.id = person.id
    where position(app.fold(${typed}) in ${searched}) > 0
    union select id from person where number = ${typed.normalize('NFKC').toUpperCase()}`.execute(db);
  return rows.map((row) => row.id);
}

/** Who is meant, without what is shown of them: it is counted, ordered and cut before anything is looked up. */
async function narrowed(db: Handle, worker: Worker, filter: PeopleFilter) {
  const typed = filter.search?.trim() ?? '';
  let query = db.selectFrom('person');
  if (typed !== '') {
    const ids = await matching(db, typed);
    query = query.where(sql<boolean>`person.id = any(${ids}::uuid[])`);
  }
  if (filter.areaId) query = query.where('person.areaId', '=', filter.areaId);
  if (filter.unnamed) query = query.where('person.isAnonymous', '=', true);
  if (filter.mine || filter.state) {
    let latest = db.selectFrom(latestCases(db).as('latest')).select('latest.personId');
    if (filter.mine) latest = latest.where('latest.mainAccountId', '=', worker.accountId);
    if (filter.state) latest = latest.where('latest.state', '=', filter.state);
    query = query.where('person.id', 'in', latest);
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
  return query;
}

/** A person may have had several cases; the newest is the one that a list speaks of. */
function latestCases(db: Handle) {
  return db
    .selectFrom('case')
    .select(['personId', 'state', 'stateSince', 'mainAccountId'])
    .distinctOn('personId')
    .orderBy('personId')
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc');
}

async function detailsOf(db: Handle, ids: readonly string[]): Promise<Map<string, ListedPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .leftJoin(latestCases(db).where('personId', 'in', ids).as('latest'), 'latest.personId', 'person.id')
    .leftJoin('area', 'area.id', 'person.areaId')
    .leftJoin('account', 'account.id', 'latest.mainAccountId')
    .select(['person.id', 'person.number', 'person.isAnonymous', 'person.called'])
    .select(['person.familyName', 'person.givenName', 'person.familyNameKana', 'person.givenNameKana'])
    .select(['person.bornOn', 'person.bornPrecision', 'person.householdNote', 'person.updatedAt'])
    .select(['area.name as areaName', 'latest.state as caseState', 'latest.stateSince as caseSince'])
    .select('account.name as mainWorkerName')
    .where('person.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * People whom this worker may see, fifty at a time. Kanji, kana, half width and old forms find the same person; a number
 * such as R8-0142 too. Addresses are neither searched nor shown (invariant 3).
 */
export async function listPeople(
  worker: Worker,
  filter: PeopleFilter,
): Promise<{ people: ListedPerson[]; total: number; next: string | undefined }> {
  return asActor(worker, { act: 'people.list' }, async (db, log) => {
    let query = await narrowed(db, worker, filter);
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const isRecent = filter.order === 'recent';
    if (filter.after) {
      const place = isRecent ? sql`person.updated_at, person.id` : sql`${kanaKey}, person.id`;
      const last = sql`(select ${place} from person where person.id = ${filter.after})`;
      query = query.where(isRecent ? sql<boolean>`(${place}) < ${last}` : sql<boolean>`(${place}) > ${last}`);
    }
    const direction = isRecent ? 'desc' : 'asc';
    const page = await query
      .select('person.id')
      .orderBy(isRecent ? 'person.updatedAt' : kanaKey, direction)
      .orderBy('person.id', direction)
      .limit(peoplePerPage + 1)
      .execute();
    const ids = page.slice(0, peoplePerPage).map(({ id }) => id);
    const details = await detailsOf(db, ids);
    const people = ids.flatMap((id) => details.get(id) ?? []);
    for (const id of ids) log.about('person', id);
    log.detail({ total, shown: ids.length, searched: (filter.search?.trim() ?? '') !== '' });
    return { people, total, next: page.length > peoplePerPage ? ids.at(-1) : undefined };
  });
}
