import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { agreementPatienceDays } from '#domain/agreement.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting } from '#domain/waiting.ts';

/** Voices of the last month, what activities wait for, and resources to ask again: the work of those who know the town. */
export async function waitingOfTown(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  if (!worker.roles.includes('community_coordinator')) return [];
  const voices = await sql<{
    id: string;
    words: string;
    heardOn: string;
  }>`select id, words, heard_on from voice
    where state = 'open' and heard_on >= ${addDays(today, -30)} order by heard_on desc limit 10`.execute(db);
  const resources = await sql<{
    id: string;
    name: string;
    checkedOn: string | null;
    nextCheckOn: string | null;
  }>`
    select id, name, checked_on, next_check_on from resource
    where state = 'open' and (next_check_on <= ${today} or checked_on is null)
    order by next_check_on nulls first, name limit 20`.execute(db);
  return [
    ...(await waitingOfActivities(db, today)),
    ...voices.rows.map((row): Waiting => ({
      kind: 'voice',
      title: `「${row.words.length > 40 ? `${row.words.slice(0, 40)}…` : row.words}」`,
      detail: '',
      href: `/town/voices/${row.id}`,
      since: row.heardOn,
      due: null,
    })),
    ...resources.rows.map((row): Waiting => ({
      kind: 'resource',
      title: row.name,
      detail: row.checkedOn === null ? 'まだ確かめていない' : '',
      href: `/town/resources/${row.id}`,
      since: row.checkedOn,
      due: row.nextCheckOn,
    })),
  ];
}

/** Meetings that are past and not written down, and agreements that nobody answered for two weeks. */
async function waitingOfActivities(db: Handle, today: string): Promise<Waiting[]> {
  type Row = { id: string; activityId: string; name: string; detail: string; since: string };
  const sessions = await sql<Row>`select s.id, s.activity_id, a.name, s.theme as detail, s.on_day as since
    from activity_session s
    join activity a on a.municipality_id = s.municipality_id and a.id = s.activity_id
    where s.state = 'planned' and s.on_day < ${today} and a.carried_by = 'with_us' order by s.on_day limit 20`.execute(
    db,
  );
  const agreements = await sql<Row>`select g.id, g.activity_id, a.name, g.what as detail, g.asked_on as since
    from activity_agreement g
    join activity a on a.municipality_id = g.municipality_id and a.id = g.activity_id
    where g.state = 'asked' and g.asked_on < ${addDays(today, -agreementPatienceDays)} and a.stage not in ('paused', 'ended')
    order by g.asked_on limit 20`.execute(db);
  const waiting = (kind: 'session' | 'agreement', rows: readonly Row[]): Waiting[] =>
    rows.map((row) => ({
      kind,
      title: row.name,
      detail: row.detail,
      href: `/town/activities/${row.activityId}/${kind === 'session' ? 'sessions' : 'agreements'}/${row.id}`,
      since: row.since,
      due: null,
    }));
  return [...waiting('session', sessions.rows), ...waiting('agreement', agreements.rows)];
}
