import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting } from '#domain/waiting.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

/** How far ahead steps and the ends of consents are shown, in days. */
const stepDays = 7;
const consentDays = 30;

/** What one wrote down to do next, and consents of one's own people that end. */
export async function waitingOfNotes(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const steps = await sql<WaitingRow>`
    select person.id as person_id, person.family_name, person.given_name, person.called, note.next_step as detail,
      (note.at at time zone 'Asia/Tokyo')::date as since, note.next_on as due
    from progress_note as note join person on person.municipality_id = note.municipality_id and person.id = note.person_id
    where note.next_by = ${worker.accountId}::uuid and note.next_on is not null and note.next_done_at is null
      and note.next_on <= ${addDays(today, stepDays)} and note.next_step <> '' and note.struck_at is null
    order by note.next_on limit 50`.execute(db);
  const consents = await sql<WaitingRow>`
    select person.id as person_id, person.family_name, person.given_name, person.called,
      coalesce(agency.name, nullif(consent.recipient_name, ''), '') || '「' || consent.purpose || '」' as detail,
      null as since, consent.valid_until as due
    from "case"
    join consent on consent.municipality_id = "case".municipality_id and consent.person_id = "case".person_id
    join person on person.municipality_id = consent.municipality_id and person.id = consent.person_id
    left join agency on agency.municipality_id = consent.municipality_id and agency.id = consent.recipient_agency_id
    where "case".main_account_id = ${worker.accountId}::uuid and "case".state not in ('closed', 'closed_watching', 'referred')
      and consent.state = 'given' and consent.valid_until between ${today} and ${addDays(today, consentDays)}
    order by consent.valid_until limit 50`.execute(db);
  return [
    ...waitingFor('step', steps.rows, () => '/notes'),
    ...waitingFor('consent', consents.rows, () => '/consents'),
  ];
}
