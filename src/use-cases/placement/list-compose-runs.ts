import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

export type ComposeRunRow = { id: string; runAt: Date; onDay: string; byName: string; names: string[] };

const newest = 50;

/** When drafts of activities were shown for this person, the newest first, and what they were called. */
export async function listComposeRuns(db: Handle, personId: string): Promise<ComposeRunRow[]> {
  return db
    .selectFrom('composeRun')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'composeRun.municipalityId')
        .onRef('account.id', '=', 'composeRun.runBy'),
    )
    .select(['composeRun.id', 'runAt', 'onDay', 'account.name as byName'])
    .select(
      sql<
        string[]
      >`array(select draft ->> 'name' from jsonb_array_elements(result -> 'drafts') with ordinality as one (draft, place) order by place)`.as(
        'names',
      ),
    )
    .where('personId', '=', personId)
    .orderBy('runAt', 'desc')
    .orderBy('composeRun.id', 'desc')
    .limit(newest)
    .execute();
}
