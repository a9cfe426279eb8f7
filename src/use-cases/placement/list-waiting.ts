import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { inOrder, isOpenCase } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';
import {
  everybodyInLine,
  looking,
  ownInLine,
  since,
  withAssessmentAndCase,
  type InLine,
} from './waiting-order.ts';

export type Waiting = {
  personId: string;
  name: string;
  kana: string;
  areaName: string | null;
  /** The newest wish; quoted only when it is in the person's own words. */
  wish: { words: string; isOwnWords: boolean } | null;
  edition: number;
  isConfirmed: boolean;
  /** Since when somebody looks for a place with them; the day of the assessment when no case says so. */
  since: string;
  isSearching: boolean;
  lastRunAt: Date | null;
};

/** Who has no assessment yet; `among` when only so many cases, those that moved last, were looked through. */
export type WithoutAssessment = { count: number; among: number | null };

export type WaitingPage = { people: Waiting[]; next: string | null; withoutAssessment: WithoutAssessment };

const perPage = 50;
const lookedThrough = 300;

/**
 * Everybody with an assessment, who has waited longest first. That order is for not forgetting anybody; it never decides
 * who gets a place. `after` is the last row of the page before, as `since|id`.
 */
export async function listWaiting(
  worker: Worker,
  narrowed: { after?: string | undefined; onlySearching?: boolean; mine?: boolean } = {},
): Promise<WaitingPage> {
  return asActor(worker, { act: 'placement.list-waiting' }, async (db, log) => {
    const [day, personId] = narrowed.after?.split('|') ?? [];
    const wanted = {
      after: day && personId ? { day, personId } : undefined,
      onlySearching: narrowed.onlySearching ?? false,
      limit: perPage + 1,
    };
    const line = narrowed.mine
      ? await ownInLine(db, wanted, worker.accountId)
      : await inOrder(db, worker, () => everybodyInLine(db, wanted));
    const people = await detailsOf(db, line.slice(0, perPage));
    const withoutAssessment = await inOrder(db, worker, () => withoutAmongNewest(db));
    for (const { personId } of people) log.about('person', personId);
    log.detail({ count: people.length });
    const last = line.length > perPage ? people.at(-1) : undefined;
    return { people, next: last ? `${last.since}|${last.personId}` : null, withoutAssessment };
  });
}

async function detailsOf(db: Handle, line: readonly InLine[]): Promise<Waiting[]> {
  const ids = line.map(({ personId }) => personId);
  const rows = await withAssessmentAndCase(db)
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'person.municipalityId').onRef('area.id', '=', 'person.areaId'),
    )
    .select(['person.id as personId', 'person.isAnonymous', 'person.called', 'person.familyName'])
    .select(['person.givenName', 'person.familyNameKana', 'person.givenNameKana', 'area.name as areaName'])
    .select(['newest.edition', 'newest.state', 'openCase.state as caseState', since.as('since')])
    .select([
      sql<
        Waiting['wish']
      >`(select jsonb_build_object('words', fact.words, 'isOwnWords', fact.is_own_words) from fact
        where fact.municipality_id = person.municipality_id and fact.person_id = person.id and fact.kind = 'wish'
          and fact.struck_at is null and fact.basis <> 'confidential_meeting'
        order by fact.said_on desc, fact.id desc limit 1)`.as('wish'),
      sql<Date | null>`(select max(match_run.run_at) from match_run
        where match_run.municipality_id = person.municipality_id and match_run.person_id = person.id)`.as(
        'lastRunAt',
      ),
    ])
    .where(sql<boolean>`person.id = any(${ids}::uuid[])`)
    .execute();
  const known = new Map(rows.map((row) => [row.personId, row]));
  return ids.flatMap((id) => {
    const row = known.get(id);
    if (!row) return [];
    return {
      personId: id,
      name: nameWithSan(row),
      kana: `${row.familyNameKana} ${row.givenNameKana}`.trim(),
      areaName: row.areaName,
      wish: row.wish,
      edition: row.edition,
      isConfirmed: row.state === 'confirmed',
      since: row.since,
      isSearching: row.caseState !== null && looking.includes(row.caseState),
      lastRunAt: row.lastRunAt,
    };
  });
}

/** Of thousands not all are looked through: those whose case moved last are the ones without. */
async function withoutAmongNewest(db: Handle): Promise<WithoutAssessment> {
  const newest = db
    .selectFrom('case')
    .select(['municipalityId', 'personId'])
    .where(isOpenCase)
    .orderBy('stateSince', 'desc')
    .orderBy('personId', 'desc')
    .limit(lookedThrough);
  const { count, cases } = await db
    .selectFrom(newest.as('openCase'))
    .select(
      sql<number>`(count(distinct person_id) filter (where not exists (select from assessment
        where assessment.municipality_id = open_case.municipality_id and assessment.person_id = open_case.person_id)))::int`.as(
        'count',
      ),
    )
    .select(sql<number>`count(*)::int`.as('cases'))
    .executeTakeFirstOrThrow();
  return { count, among: cases < lookedThrough ? null : lookedThrough };
}
