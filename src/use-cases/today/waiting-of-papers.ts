import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting } from '#domain/waiting.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

type PaperRow = WaitingRow & { placementId: string; page: string };

/** How long before its end a paper is shown, in days. */
const aheadDays = 30;

/** Sheets the person agreed to but nobody handed over, equipment to bring back, and terms that end. */
export async function waitingOfPapers(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const until = addDays(today, aheadDays);
  const { rows } = await sql<PaperRow>`
    with due as (
      select municipality_id, placement_id, 'care-sheet' as page, '配慮シートを渡す' as what, agreed_on as since, null::date as due
        from care_sheet where agreed_on is not null and handed_on is null and taken_back_on is null
          and not exists (select from care_sheet as later where later.municipality_id = care_sheet.municipality_id
            and later.placement_id = care_sheet.placement_id and later.edition > care_sheet.edition)
      union all
      select municipality_id, placement_id, 'loans', '貸したもの（' || item || '）の返却', lent_on, due_on
        from loan where returned_on is null and due_on <= ${addDays(today, 7)}
      union all
      select municipality_id, placement_id, 'insurance', '保険（' || insurer || '）が切れる', null, to_day
        from insurance where to_day between ${today} and ${until} and not exists (select from insurance as later
          where later.municipality_id = insurance.municipality_id and later.placement_id = insurance.placement_id
            and later.kind = insurance.kind and later.to_day > insurance.to_day)
      union all
      select municipality_id, placement_id, 'watch', '見守り（' || watcher || '）の期限', null, until
        from watch_request where ended_at is null and until <= ${until}
      union all
      select municipality_id, placement_id, 'memorandum', '覚書の期限', null, valid_until
        from memorandum where locked_at is not null and ended_at is null and valid_until <= ${until}
          and not exists (select from memorandum as later where later.municipality_id = memorandum.municipality_id
            and later.placement_id = memorandum.placement_id and later.edition > memorandum.edition and later.locked_at is not null)
    )
    select person.id as person_id, person.family_name, person.given_name, person.called, placement.id as placement_id,
      due.page, due.what || '　' || resource.name as detail, due.since, due.due
    from due
    join placement on placement.municipality_id = due.municipality_id and placement.id = due.placement_id
    join "case" on "case".municipality_id = placement.municipality_id and "case".id = placement.case_id
    join person on person.municipality_id = placement.municipality_id and person.id = placement.person_id
    join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id
    where placement.state not in ('fell_through') and (placement.state <> 'ended' or due.page = 'loans')
      and coalesce(placement.main_account_id, "case".main_account_id) = ${worker.accountId}::uuid
    order by coalesce(due.due, due.since) limit 40`.execute(db);
  return waitingFor('paper', rows, (row) => `/placements/${row.placementId}/${row.page}`);
}
