import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { readLine, type Line } from './sharing-ground.ts';
import { readMeetingChoices, readSharingRule, type MeetingChoice, type SharingRule } from './sharing-rule.ts';

export type SharingRow = {
  id: string;
  runAt: Date;
  onDay: string;
  byName: string;
  points: number | null;
  people: number;
  placed: number;
  /** Of the lines that this worker may see: proposed a place, and nobody has decided. */
  open: number;
};

export type SharingStart = {
  rule: SharingRule;
  meetings: MeetingChoice[];
  /** Whom this worker may see, as of now. */
  seeking: number;
  underWay: Line['underWay'];
  hasMore: boolean;
  runs: SharingRow[];
  next: string | undefined;
};

const perPage = 20;

/** Where the sharing of scarce places begins: who would be in it, what weight holds, what was proposed before. */
export async function startSharing(worker: Worker, before?: string): Promise<SharingStart> {
  return asActor(worker, { act: 'allocation.start' }, async (db, log) => {
    const line = await readLine(db, worker);
    log.detail({ people: line.seeking.length });
    let query = db
      .selectFrom('allocationRun as run')
      .innerJoin('account', (join) =>
        join.onRef('account.municipalityId', '=', 'run.municipalityId').onRef('account.id', '=', 'run.runBy'),
      )
      .select(['run.id', 'run.runAt', 'run.onDay', 'run.points', 'account.name as byName'])
      .select([
        sql<number>`(run.result ->> 'people')::int`.as('people'),
        sql<number>`(run.result ->> 'placed')::int`.as('placed'),
        sql<number>`(select count(*)::int from allocation_line as line where line.municipality_id = run.municipality_id
          and line.run_id = run.id and line.resource_id is not null and line.decision is null)`.as('open'),
      ])
      .orderBy('run.runAt', 'desc')
      .orderBy('run.id', 'desc')
      .limit(perPage + 1);
    if (before !== undefined) {
      query = query.where(
        sql<boolean>`(run.run_at, run.id) < (select run_at, id from allocation_run where id = ${before}::uuid)`,
      );
    }
    const runs = await query.execute();
    return {
      rule: await readSharingRule(db),
      meetings: await readMeetingChoices(db),
      seeking: line.seeking.length,
      underWay: line.underWay,
      hasMore: line.hasMore,
      runs: runs.slice(0, perPage),
      next: runs.length > perPage ? runs[perPage - 1]?.id : undefined,
    };
  });
}
