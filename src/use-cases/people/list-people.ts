import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { walkInOrder } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';
import { narrowPeople, type PeopleFilter } from './narrow-people.ts';

export type PeopleQuestion = PeopleFilter & {
  order?: 'kana' | 'recent';
  /** The last person of the page before. An id, so that no name stands in an address. */
  after?: string;
  limit?: number;
  /** Everybody is counted, however long that takes; otherwise a thousand at most. */
  countAll?: boolean;
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

export type PeoplePage = {
  people: ListedPerson[];
  total: number;
  /** There are more than `total`: they were not counted to the end. */
  isMore: boolean;
  next: string | undefined;
};

const peoplePerPage = 50;
/** So many are counted; and as many are sorted in a few milliseconds, where more are walked in the order of an index. */
const fewRows = 1000;

type Narrowed = Awaited<ReturnType<typeof narrowPeople>>['query'];

async function count(db: Handle, query: Narrowed, most?: number): Promise<number> {
  const ids = query.select('person.id');
  const { total } = await db
    .selectFrom((most === undefined ? ids : ids.limit(most)).as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

function inOrder(query: Narrowed, isRecent: boolean) {
  const direction = isRecent ? 'desc' : 'asc';
  return query
    .select('person.id')
    .orderBy(isRecent ? 'person.updatedAt' : 'person.sortKey', direction)
    .orderBy('person.id', direction);
}

/** Few: all ids in order, and the page is cut from them. */
async function allInOrder(query: Narrowed, question: PeopleQuestion): Promise<string[]> {
  const rows = await inOrder(query, question.order === 'recent').execute();
  return rows.map(({ id }) => id);
}

function behind(ids: readonly string[], last: string | undefined): readonly string[] {
  return last === undefined ? ids : ids.slice(ids.indexOf(last) + 1);
}

/** Many: the walk begins behind the last one of the page before. */
async function pageOfMany(db: Handle, query: Narrowed, question: PeopleQuestion, limit: number) {
  const isRecent = question.order === 'recent';
  const last = question.after
    ? await db
        .selectFrom('person')
        // As text: a JavaScript date knows no microseconds, and the next page would begin with this one again.
        .select(['sortKey', sql<string>`updated_at::text`.as('updatedAt'), 'id'])
        .where('id', '=', question.after)
        .executeTakeFirst()
    : undefined;
  const rest = last
    ? query.where(
        isRecent
          ? sql<boolean>`(person.updated_at, person.id) < (${last.updatedAt}::timestamptz, ${last.id}::uuid)`
          : sql<boolean>`(person.sort_key, person.id) > (${last.sortKey}, ${last.id}::uuid)`,
      )
    : query;
  const rows = await walkInOrder(db, () =>
    inOrder(rest, isRecent)
      .limit(limit + 1)
      .execute(),
  );
  return rows.map(({ id }) => id);
}

async function detailsOf(db: Handle, ids: readonly string[]): Promise<Map<string, ListedPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('case')
          .select(['state', 'stateSince', 'mainAccountId'])
          .whereRef('case.municipalityId', '=', 'person.municipalityId')
          .whereRef('case.personId', '=', 'person.id')
          .orderBy('openedOn', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .leftJoin('area', 'area.id', 'person.areaId')
    .leftJoin('account', 'account.id', 'newest.mainAccountId')
    .select(['person.id', 'person.number', 'person.isAnonymous', 'person.called'])
    .select(['person.familyName', 'person.givenName', 'person.familyNameKana', 'person.givenNameKana'])
    .select(['person.bornOn', 'person.bornPrecision', 'person.householdNote', 'person.updatedAt'])
    .select(['area.name as areaName', 'newest.state as caseState', 'newest.stateSince as caseSince'])
    .select('account.name as mainWorkerName')
    .where(sql<boolean>`person.id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * People whom this worker may see, a page at a time. Kanji, kana, half width and old forms find the same person; a number
 * such as R8-0142 too. Addresses are neither searched nor shown (invariant 3).
 */
export async function listPeople(worker: Worker, question: PeopleQuestion): Promise<PeoplePage> {
  return asActor(worker, { act: 'people.list' }, async (db, log) => {
    const limit = question.limit ?? peoplePerPage;
    const { query, atMost } = await narrowPeople(db, worker, question);
    const isFew = atMost <= fewRows || (await count(db, query, fewRows + 1)) <= fewRows;
    const all = isFew ? await allInOrder(query, question) : [];
    const page = isFew ? behind(all, question.after) : await pageOfMany(db, query, question, limit);
    const ids = page.slice(0, limit);
    const details = await detailsOf(db, ids);
    for (const id of ids) log.about('person', id);
    const ofMany = () => (question.countAll ? count(db, query) : fewRows);
    const total = isFew ? all.length : await ofMany();
    log.detail({ total, shown: ids.length, searched: (question.search?.trim() ?? '') !== '' });
    return {
      people: ids.flatMap((id) => details.get(id) ?? []),
      total,
      isMore: !isFew && !question.countAll,
      next: page.length > limit ? ids.at(-1) : undefined,
    };
  });
}
