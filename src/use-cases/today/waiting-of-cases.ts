import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { caseStates, type CaseState } from '#domain/case-state.ts';
import type { Waiting } from '#domain/waiting.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

/** How far ahead steps and the ends of consents are shown; after how many days without a move a case is looked at together. */
const stepDays = 7;
const consentDays = 30;
const stillDays = 60;

type CaseRow = WaitingRow & { state: CaseState };

const about = sql`person.id as person_id, person.family_name, person.given_name, person.called`;
const ofCase = sql`from "case" join person on person.municipality_id = "case".municipality_id and person.id = "case".person_id`;
const inState = (row: CaseRow): string =>
  [caseStates[row.state], row.detail ?? ''].filter((part) => part !== '').join('　');

/** Written next steps, consents that end, and cases that nobody has taken up or that stand still. */
export async function waitingOfCases(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const coordinates = worker.roles.some((role) => role === 'coordinator' || role === 'municipal_officer');
  const steps = await sql<WaitingRow>`select ${about}, note.next_step as detail,
      (note.at at time zone 'Asia/Tokyo')::date as since, note.next_on as due
    from progress_note as note join person on person.municipality_id = note.municipality_id and person.id = note.person_id
    where note.next_by = ${worker.accountId}::uuid and note.next_on is not null and note.next_done_at is null
      and note.next_on <= ${addDays(today, stepDays)} and note.next_step <> '' and note.struck_at is null
    order by note.next_on limit 50`.execute(db);
  const consents = await sql<WaitingRow>`select ${about},
      coalesce(agency.name, nullif(consent.recipient_name, ''), '') || '「' || consent.purpose || '」' as detail, null as since, consent.valid_until as due
    from consent join person on person.municipality_id = consent.municipality_id and person.id = consent.person_id
    left join agency on agency.municipality_id = consent.municipality_id and agency.id = consent.recipient_agency_id
    where consent.state = 'given' and consent.valid_until between ${today} and ${addDays(today, consentDays)}
      and exists (select from "case" where "case".municipality_id = consent.municipality_id and "case".person_id = consent.person_id
        and "case".main_account_id = ${worker.accountId}::uuid and "case".state not in ('closed', 'closed_watching', 'referred'))
    order by consent.valid_until limit 50`.execute(db);
  const received =
    await sql<CaseRow>`select ${about}, "case".state, null as detail, "case".state_since as since, null as due ${ofCase}
    where "case".state in ('received', 'no_consent_yet')
      and ("case".main_account_id is null or "case".main_account_id = ${worker.accountId}::uuid)
    order by "case".state_since limit 20`.execute(db);
  const searching =
    await sql<CaseRow>`select ${about}, "case".state, null as detail, "case".state_since as since, null as due ${ofCase}
    where "case".state = 'searching' and "case".main_account_id = ${worker.accountId}::uuid
    order by "case".state_since limit 20`.execute(db);
  const without = coordinates
    ? await sql<CaseRow>`select ${about}, "case".state, null as detail, "case".state_since as since, null as due ${ofCase}
        where ("case".lead_agency_id is null or "case".main_account_id is null)
          and "case".state not in ('received', 'no_consent_yet', 'closed', 'closed_watching', 'referred')
        order by "case".state_since limit 20`.execute(db)
    : { rows: [] };
  const still = coordinates
    ? await sql<CaseRow>`select ${about}, "case".state, account.name as detail, "case".state_since as since, null as due ${ofCase}
        left join account on account.municipality_id = "case".municipality_id and account.id = "case".main_account_id
        where "case".state_since <= ${addDays(today, -stillDays)}
          and "case".state not in ('taking_part', 'paused', 'closed', 'closed_watching', 'referred')
        order by "case".state_since limit 20`.execute(db)
    : { rows: [] };
  const back = worker.roles.includes('consultation_worker')
    ? await sql<CaseRow>`select ${about}, "case".state, agency.name as detail, "case".state_since as since, null as due ${ofCase}
        join intake on intake.municipality_id = "case".municipality_id and intake.person_id = "case".person_id
        left join agency on agency.municipality_id = "case".municipality_id and agency.id = "case".lead_agency_id
        where intake.agency_id = ${worker.agencyId}::uuid and "case".lead_agency_id is distinct from ${worker.agencyId}::uuid
          and "case".state_since >= ${addDays(today, -30)}
        order by "case".state_since desc limit 20`.execute(db)
    : { rows: [] };
  return [
    ...waitingFor('step', steps.rows, () => '/notes'),
    ...waitingFor('consent', consents.rows, () => '/consents'),
    ...waitingFor('received', received.rows, () => '', inState),
    ...waitingFor('searching', searching.rows, () => '', inState),
    ...waitingFor('no_lead', without.rows, () => '/case', inState),
    ...waitingFor('stands_still', still.rows, () => '/case', inState),
    ...waitingFor('referral', back.rows, () => '', inState),
  ];
}
