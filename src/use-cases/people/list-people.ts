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

/** Ids first, in a statement of their own: the index on grams cannot be used under row-level security (data-layer.md §4.4). */
async function candidates(db: Handle, typed: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from app.person_candidates(app.grams(${typed})) as id`.execute(db);
  return rows.map((row) => row.id);
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
    const typed = filter.search?.trim() ?? '';
    const latestCase = db
      .selectFrom('case')
      .select(['personId', 'state', 'stateSince', 'mainAccountId'])
      .distinctOn('personId')
      .orderBy('personId')
      .orderBy('openedOn', 'desc')
      .orderBy('id', 'desc');
    let query = db
      .selectFrom('person')
      .leftJoin(latestCase.as('latest'), 'latest.personId', 'person.id')
      .leftJoin('area', 'area.id', 'person.areaId')
      .leftJoin('account', 'account.id', 'latest.mainAccountId');
    if (typed !== '') {
      const ids = await candidates(db, typed);
      query = query.where((eb) =>
        eb.or([
          eb.and([
            eb('person.id', 'in', ids.length > 0 ? ids : [worker.accountId]),
            sql<boolean>`position(app.fold(${typed}) in ${searched}) > 0`,
          ]),
          eb('person.number', '=', typed.normalize('NFKC').toUpperCase()),
        ]),
      );
    }
    if (filter.mine) query = query.where('latest.mainAccountId', '=', worker.accountId);
    if (filter.state) query = query.where('latest.state', '=', filter.state);
    if (filter.areaId) query = query.where('person.areaId', '=', filter.areaId);
    if (filter.unnamed) query = query.where('person.isAnonymous', '=', true);
    const { consentEndsBy } = filter;
    if (consentEndsBy) {
      query = query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('consent')
            .select('consent.id')
            .whereRef('consent.personId', '=', 'person.id')
            .where('consent.state', '=', 'given')
            .where('consent.validUntil', '<=', consentEndsBy)
            .where('consent.validUntil', '>=', sql<string>`(now() at time zone 'Asia/Tokyo')::date`),
        ),
      );
    }
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
    const rows = await query
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
        'person.householdNote',
        'person.updatedAt',
        'area.name as areaName',
        'latest.state as caseState',
        'latest.stateSince as caseSince',
        'account.name as mainWorkerName',
      ])
      .orderBy(isRecent ? 'person.updatedAt' : kanaKey, direction)
      .orderBy('person.id', direction)
      .limit(peoplePerPage + 1)
      .execute();
    const people = rows.slice(0, peoplePerPage);
    for (const { id } of people) log.about('person', id);
    log.detail({ total, shown: people.length, searched: typed !== '' });
    return { people, total, next: rows.length > peoplePerPage ? people.at(-1)?.id : undefined };
  });
}
