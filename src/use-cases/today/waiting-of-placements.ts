import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { formatClockRange } from './clock-range.ts';
import type { Waiting } from '#domain/waiting.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

type PlacementRow = WaitingRow & { placementId: string };
type VisitRow = PlacementRow & {
  kind: string;
  fromTime: string | null;
  toTime: string | null;
  meetAt: string;
};

/** How far ahead a visit is shown, in days. */
const visitDays = 3;

/** Placements that somebody walks with: theirs is whoever is named on the placement, else the main worker of the case. */
const own = (worker: Worker) =>
  sql`coalesce(placement.main_account_id, "case".main_account_id) = ${worker.accountId}::uuid`;

const about = sql`person.id as person_id, person.family_name, person.given_name, person.called, placement.id as placement_id`;
const joined = sql`join placement on placement.municipality_id = item.municipality_id and placement.id = item.placement_id
  join "case" on "case".municipality_id = placement.municipality_id and "case".id = placement.case_id
  join person on person.municipality_id = placement.municipality_id and person.id = placement.person_id
  join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id`;

const onPage =
  (rest = '') =>
  (row: PlacementRow): string =>
    `/placements/${row.placementId}${rest}`;

/** Answers that came through the host's door, soundings without one, conditions to settle, the person's word, and visits ahead. */
export async function waitingOfPlacements(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const visits =
    await sql<VisitRow>`select ${about}, resource.name as detail, item.kind, item.from_time, item.to_time, item.meet_at,
      null as since, item.planned_on as due
    from visit as item ${joined}
    where item.planned_on <= ${addDays(today, visitDays)} and item.held_on is null and item.outcome is null
      and placement.state not in ('ended', 'fell_through') and (item.companion_id = ${worker.accountId}::uuid or ${own(worker)})
    order by item.planned_on limit 30`.execute(db);
  // Until somebody has read it, an answer behind the link moves nothing: it must not lie there unseen.
  const came =
    await sql<PlacementRow>`select ${about}, concat_ws('　', resource.name, nullif(item.answered_by, '')) as detail,
      item.answered_on as since, null as due
    from sounding as item ${joined}
    where item.answer is not null and item.recorded_by is null and item.withdrawn_at is null
      and placement.state in ('sounding', 'conditions') and ${own(worker)}
    order by item.answered_on limit 30`.execute(db);
  const replies =
    await sql<PlacementRow>`select ${about}, concat_ws('　', resource.name, nullif(item.asked_whom, '')) as detail,
      item.asked_on as since, item.reply_due_on as due
    from sounding as item ${joined}
    where item.answer is null and item.withdrawn_at is null and placement.state in ('sounding', 'conditions') and ${own(worker)}
    order by item.asked_on limit 30`.execute(db);
  const talks =
    await sql<PlacementRow>`select ${about}, resource.name as detail, item.state_since as since, null as due,
      exists (select from sounding where sounding.municipality_id = item.municipality_id and sounding.placement_id = item.id
        and sounding.answer = 'yes' and sounding.recorded_by is not null) as is_yes
    from placement as item join placement on placement.municipality_id = item.municipality_id and placement.id = item.id
    join "case" on "case".municipality_id = placement.municipality_id and "case".id = placement.case_id
    join person on person.municipality_id = placement.municipality_id and person.id = placement.person_id
    join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id
    where item.person_agreed_on is null and ${own(worker)} and (item.state = 'conditions' or item.state = 'sounding' and exists (
      select from sounding where sounding.municipality_id = item.municipality_id and sounding.placement_id = item.id
      and sounding.answer = 'yes' and sounding.recorded_by is not null))
    order by item.state_since limit 30`.execute(db);
  const yes = talks.rows.filter((row) => (row as PlacementRow & { isYes: boolean }).isYes);
  return [
    ...waitingFor('visit', visits.rows, onPage(), (row) =>
      [
        row.kind === 'trial' ? '体験' : '見学',
        row.detail ?? '',
        formatClockRange(row.fromTime, row.toTime),
        row.meetAt,
      ]
        .filter((part) => part !== '')
        .join('　'),
    ),
    ...waitingFor('answer_came', came.rows, onPage()),
    ...waitingFor('reply', replies.rows, onPage()),
    ...waitingFor('person_answer', yes, onPage()),
    ...waitingFor(
      'conditions',
      talks.rows.filter((row) => !yes.includes(row)),
      onPage(),
    ),
  ];
}
