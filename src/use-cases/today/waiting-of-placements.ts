import { sql } from 'kysely';
import { among } from '#db/among.ts';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting, WaitingKind } from '#domain/waiting.ts';
import { besidePlacement, idsOf, type OwnPlacement } from '#db/own-placements.ts';
import { formatClockRange } from './clock-range.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

type VisitRow = WaitingRow & {
  placementId: string;
  kind: string;
  fromTime: string | null;
  toTime: string | null;
  meetAt: string;
};

/** How far ahead a visit is shown, in days. */
const visitDays = 3;

/** Soundings without an answer, conditions to settle, the person's word, and visits ahead. */
export async function waitingOfPlacements(
  db: Handle,
  worker: Worker,
  today: string,
  { placements }: { placements: readonly OwnPlacement[] },
): Promise<Waiting[]> {
  const walked = placements.filter(({ isWalked }) => isWalked);
  return [
    ...(await readVisits(db, worker, today, walked)),
    ...(await readAsked(
      db,
      walked.filter(({ state }) => state === 'sounding' || state === 'conditions'),
    )),
  ];
}

/** On one's own ways, and those on which one goes along. */
async function readVisits(
  db: Handle,
  worker: Worker,
  today: string,
  walked: readonly OwnPlacement[],
): Promise<Waiting[]> {
  const ahead = sql`planned_on <= ${addDays(today, visitDays)} and held_on is null and outcome is null`;
  const { rows } = await sql<VisitRow>`
    select person.id as person_id, person.family_name, person.given_name, person.called, placement.id as placement_id,
      resource.name as detail, item.kind, item.from_time, item.to_time, item.meet_at, null as since, item.planned_on as due
    from visit as item
    join placement on placement.municipality_id = item.municipality_id and placement.id = item.placement_id
    join person on person.municipality_id = placement.municipality_id and person.id = placement.person_id
    join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id
    where item.id = any(array(
        select id from visit where ${ahead} and companion_id = ${worker.accountId}::uuid
        union all select id from visit where ${ahead} and ${among('placement_id', idsOf(walked))}))
      and placement.state not in ('ended', 'fell_through')
    order by item.planned_on limit 30`.execute(db);
  return waitingFor(
    'visit',
    rows,
    ({ placementId }) => `/placements/${placementId}`,
    (row) =>
      [
        row.kind === 'trial' ? '体験' : '見学',
        row.detail ?? '',
        formatClockRange(row.fromTime, row.toTime),
        row.meetAt,
      ]
        .filter((part) => part !== '')
        .join('　'),
  );
}

/** Either the host has not answered, or somebody else's word is awaited. */
async function readAsked(db: Handle, asked: readonly OwnPlacement[]): Promise<Waiting[]> {
  if (asked.length === 0) return [];
  const soundings = await db
    .selectFrom('sounding')
    .select(['placementId', 'askedOn', 'askedWhom', 'replyDueOn'])
    .select(['answer', 'answeredOn', 'answeredBy', 'recordedBy', 'withdrawnAt'])
    .where(among('placementId', idsOf(asked)))
    .where((eb) => eb.or([eb('answer', '=', 'yes'), eb('withdrawnAt', 'is', null)]))
    .orderBy('askedOn')
    .orderBy('id')
    .execute();
  const saidYes = new Set(
    soundings.flatMap((one) => (one.answer === 'yes' && one.recordedBy !== null ? one.placementId : [])),
  );
  const replies = besidePlacement(
    asked,
    soundings.filter(({ answer, withdrawnAt }) => answer === null && withdrawnAt === null),
  ).map(({ placement, row }) => ({
    ...waitingOn('reply', placement),
    detail: [placement.resourceName, row.askedWhom].filter((part) => part !== '').join('　'),
    since: row.askedOn,
    due: row.replyDueOn,
  }));
  // Until somebody has read it, an answer behind the link moves nothing: it must not lie there unseen.
  const came = besidePlacement(
    asked,
    soundings.filter((one) => one.answer !== null && one.recordedBy === null && one.withdrawnAt === null),
  ).map(({ placement, row }) => ({
    ...waitingOn('answer_came', placement),
    detail: [placement.resourceName, row.answeredBy].filter((part) => part !== '').join('　'),
    since: row.answeredOn ?? row.askedOn,
  }));
  const unanswered = asked.filter(({ hasPersonsYes }) => !hasPersonsYes);
  const isYes = ({ placementId }: OwnPlacement) => saidYes.has(placementId);
  return [
    ...came,
    ...replies,
    ...unanswered.filter(isYes).map((one) => waitingOn('person_answer', one)),
    ...unanswered
      .filter((one) => !isYes(one) && one.state === 'conditions')
      .map((one) => waitingOn('conditions', one)),
  ];
}

function waitingOn(kind: WaitingKind, placement: OwnPlacement): Waiting {
  const { personId, personName, placementId, resourceName, since } = placement;
  return {
    kind,
    title: personName,
    detail: resourceName,
    href: `/people/${personId}/placements/${placementId}`,
    since,
    due: null,
    personId,
  };
}
