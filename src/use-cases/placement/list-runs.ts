import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { listComposeRuns, type ComposeRunRow } from './list-compose-runs.ts';

export type RunRow = {
  id: string;
  runAt: Date;
  onDay: string;
  byName: string;
  edition: number;
  isConfirmed: boolean;
  total: number;
  fitCount: number;
  nearMissCount: number;
};

const perPage = 50;

/** Past searches with this person, newest first. They tell what was shown, not how somebody did. */
export async function listRuns(
  worker: Worker,
  personId: string,
  before?: string,
): Promise<{
  person: MatchPerson;
  runs: RunRow[];
  next: string | undefined;
  /** Beside the first page only. */
  composeRuns: ComposeRunRow[];
}> {
  const purpose = { act: 'placement.list-runs', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const person = await findMatchPerson(db, personId);
    let query = db
      .selectFrom('matchRun')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'matchRun.municipalityId')
          .onRef('account.id', '=', 'matchRun.runBy'),
      )
      .select([
        'matchRun.id',
        'matchRun.runAt',
        'matchRun.onDay',
        'account.name as byName',
        sql<number>`(result #>> '{source,edition}')::int`.as('edition'),
        sql<boolean>`(result #>> '{source,isConfirmed}')::boolean`.as('isConfirmed'),
        sql<number>`(result ->> 'total')::int`.as('total'),
        sql<number>`(result ->> 'fitCount')::int`.as('fitCount'),
        sql<number>`(result ->> 'nearMissCount')::int`.as('nearMissCount'),
      ])
      .where('matchRun.personId', '=', personId)
      .orderBy('matchRun.runAt', 'desc')
      .orderBy('matchRun.id', 'desc')
      .limit(perPage + 1);
    if (before !== undefined) {
      query = query.where(
        sql<boolean>`(match_run.run_at, match_run.id) < (select run_at, id from match_run where id = ${before}::uuid)`,
      );
    }
    const runs = await query.execute();
    return {
      person,
      runs: runs.slice(0, perPage),
      next: runs.length > perPage ? runs[perPage - 1]?.id : undefined,
      composeRuns: before === undefined ? await listComposeRuns(db, personId) : [],
    };
  });
}
