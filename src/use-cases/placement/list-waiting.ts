import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { shownName } from '#domain/person.ts';

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

export type WaitingPage = { people: Waiting[]; next: string | null; withoutAssessment: number };

const perPage = 50;
const looking = ['decided', 'searching', 'sounding', 'replanning'];

/**
 * Everybody with an assessment, who has waited longest first. That order is for not forgetting anybody; it never decides
 * who gets a place. `after` is the last row of the page before, as `since|id`.
 */
export async function listWaiting(
  worker: Worker,
  narrowed: { after?: string | undefined; onlySearching?: boolean; mine?: boolean } = {},
): Promise<WaitingPage> {
  return asActor(worker, { act: 'placement.list-waiting' }, async (db, log) => {
    const since = sql<string>`case when open_case.state = any(${looking}) then open_case.state_since else newest.made_on end`;
    // One person at a time, by index: under row-level security the planner expects a few people, and joining two lists of
    // everybody compares each with each (minutes for a town of 30,000).
    let query = db
      .selectFrom('person')
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('assessment')
            .select(['assessment.edition', 'assessment.state', 'assessment.madeOn'])
            .whereRef('assessment.municipalityId', '=', 'person.municipalityId')
            .whereRef('assessment.personId', '=', 'person.id')
            // The confirmed edition speaks before a draft that is still being written.
            .orderBy(sql`assessment.state = 'confirmed' desc`)
            .orderBy('assessment.edition', 'desc')
            .limit(1)
            .as('newest'),
        (join) => join.onTrue(),
      )
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('case')
            .select(['case.state', 'case.stateSince', 'case.mainAccountId'])
            .whereRef('case.municipalityId', '=', 'person.municipalityId')
            .whereRef('case.personId', '=', 'person.id')
            .where('case.state', 'not in', ['closed', 'closed_watching', 'referred'])
            .orderBy('case.openedOn', 'desc')
            .limit(1)
            .as('openCase'),
        (join) => join.onTrue(),
      )
      .leftJoin('area', (join) =>
        join
          .onRef('area.municipalityId', '=', 'person.municipalityId')
          .onRef('area.id', '=', 'person.areaId'),
      )
      .select([
        'person.id as personId',
        'person.isAnonymous',
        'person.called',
        'person.familyName',
        'person.givenName',
        'person.familyNameKana',
        'person.givenNameKana',
        'area.name as areaName',
        'newest.edition',
        'newest.state',
        'openCase.state as caseState',
        since.as('since'),
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
      .orderBy(since)
      .orderBy('person.id')
      .limit(perPage + 1);
    if (narrowed.onlySearching) query = query.where('openCase.state', 'in', looking);
    if (narrowed.mine) query = query.where('openCase.mainAccountId', '=', worker.accountId);
    const [day, id] = narrowed.after?.split('|') ?? [];
    if (day && id) query = query.where(sql<boolean>`(${since}, person.id) > (${day}::date, ${id}::uuid)`);
    const rows = await query.execute();
    const { without } = await db
      .selectFrom('case')
      .select(sql<number>`count(distinct person_id)::int`.as('without'))
      .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('assessment')
              .select('assessment.id')
              .whereRef('assessment.municipalityId', '=', 'case.municipalityId')
              .whereRef('assessment.personId', '=', 'case.personId'),
          ),
        ),
      )
      .executeTakeFirstOrThrow();
    const people = rows.slice(0, perPage).map((row) => ({
      personId: row.personId,
      name: shownName(row),
      kana: `${row.familyNameKana} ${row.givenNameKana}`.trim(),
      areaName: row.areaName,
      wish: row.wish,
      edition: row.edition,
      isConfirmed: row.state === 'confirmed',
      since: row.since,
      isSearching: row.caseState !== null && looking.includes(row.caseState),
      lastRunAt: row.lastRunAt,
    }));
    log.detail({ count: people.length });
    const last = rows.length > perPage ? people.at(-1) : undefined;
    return { people, next: last ? `${last.since}|${last.personId}` : null, withoutAssessment: without };
  });
}
