import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { retentionYears } from '#db/retention-years.ts';
import { addDays } from '#domain/calendar-day.ts';
import { lastClosingOver, retainUntil } from '#domain/closure.ts';
import type { Waiting } from '#domain/waiting.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

const about = sql`person.id as person_id, person.family_name, person.given_name, person.called`;

/** The call after three months, cases that change hands, and files whose term of keeping is over. */
export async function waitingOfEndings(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const contacts =
    await sql<WaitingRow>`select ${about}, closure.watcher as detail, closure.closed_on as since, closure.contact_due_on as due
    from closure
    join "case" on "case".municipality_id = closure.municipality_id and "case".id = closure.case_id
    join person on person.municipality_id = closure.municipality_id and person.id = closure.person_id
    where closure.contact_done_on is null and closure.contact_due_on <= ${addDays(today, 14)}
      and "case".main_account_id = ${worker.accountId}::uuid
    order by closure.contact_due_on limit 20`.execute(db);
  const handovers = await sql<WaitingRow>`select ${about}, account.name as detail,
      (handover.created_at at time zone 'Asia/Tokyo')::date as since, handover.effective_on as due
    from handover
    join person on person.municipality_id = handover.municipality_id and person.id = handover.person_id
    join account on account.municipality_id = handover.municipality_id and account.id = handover.from_account_id
    where handover.done_on is null and (handover.to_account_id = ${worker.accountId}::uuid or handover.from_account_id = ${worker.accountId}::uuid)
    order by handover.effective_on limit 30`.execute(db);
  const kept = worker.roles.includes('municipal_officer') ? await filesOver(db, today) : [];
  return [
    ...waitingFor(
      'after_closure',
      contacts.rows,
      () => '/closure',
      (row) => (row.detail ? `見守る人　${row.detail}` : ''),
    ),
    ...waitingFor(
      'handover',
      handovers.rows,
      () => '/handover',
      (row) => `前の担当　${row.detail}`,
    ),
    ...waitingFor(
      'retention',
      kept,
      () => '/closure',
      () => '保存の期限がすぎました',
    ),
  ];
}

/** Closed files whose term of keeping is over by the rule as it stands. */
async function filesOver(db: Handle, today: string): Promise<WaitingRow[]> {
  const years = await retentionYears(db, 'case');
  const { rows } = await sql<
    WaitingRow & { since: string }
  >`select ${about}, null as detail, closure.closed_on as since, null as due
    from closure join person on person.municipality_id = closure.municipality_id and person.id = closure.person_id
    where closure.closed_on <= ${lastClosingOver(today, years)}::date and closure.held_reason = ''
    order by closure.closed_on limit 20`.execute(db);
  return rows.map((row) => ({ ...row, due: retainUntil(row.since, years) }));
}
