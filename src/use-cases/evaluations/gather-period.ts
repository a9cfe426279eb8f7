import type { Handle } from '#db/as-actor.ts';
import { readExpectedHalves } from '#db/expected-halves.ts';
import { countAttendance, reasonWords, type AttendanceRow } from '#domain/attendance-counts.ts';
import type { AbsenceReason } from '#domain/attendance.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';

export type HeardWords = {
  side: FollowUpSide;
  on: string;
  words: string;
  resourceName: string;
  /** Said of a load or of stopping: for the worker's eyes, never the beginning of a paper the person is shown. */
  isForUs: boolean;
};

export type PeriodCounts = { planned: number; came: number; absences: string };

type Period = { from: string; to: string };

/** 予定・実績・欠席のわけ over all placements of a case. */
export async function countPeriod(db: Handle, caseId: string, period: Period): Promise<PeriodCounts> {
  const placements = await db
    .selectFrom('placement')
    .select('id')
    .where('caseId', '=', caseId)
    .where('state', 'in', ['trial', 'settled', 'continuing', 'ended'])
    .execute();
  const ids = placements.map(({ id }) => id);
  if (ids.length === 0) return { planned: 0, came: 0, absences: '' };
  const expected = await readExpectedHalves(db, ids, period);
  const rows = await db
    .selectFrom('attendance')
    .select(['placementId', 'day', 'half', 'state', 'reason'])
    .where('placementId', 'in', ids)
    .where('day', '>=', period.from)
    .where('day', '<=', period.to)
    .execute();
  const counts = ids.map((id) => {
    const own = rows.filter(({ placementId }) => placementId === id) as unknown as AttendanceRow[];
    return countAttendance(expected.get(id) ?? [], own, period.to);
  });
  const reasons = new Map<AbsenceReason, number>();
  for (const { reason, count } of counts.flatMap((one) => one.reasons)) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  }
  return {
    planned: counts.reduce((sum, { planned }) => sum + planned, 0),
    came: counts.reduce((sum, { came }) => sum + came, 0),
    absences: reasonWords([...reasons].map(([reason, count]) => ({ reason, count }))),
  };
}

/**
 * What either side said within the period, newest first: at contacts, visits and trials. Whatever a host said of its load
 * or of stopping is marked: a sheet that is explained to the person does not begin with it.
 */
export async function wordsOfPeriod(db: Handle, caseId: string, period: Period): Promise<HeardWords[]> {
  const contacts = await db
    .selectFrom('followUp')
    .innerJoin('placement', (join) =>
      join
        .onRef('placement.municipalityId', '=', 'followUp.municipalityId')
        .onRef('placement.id', '=', 'followUp.placementId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .select(['followUp.side', 'followUp.doneOn as on', 'followUp.words', 'followUp.hostWish'])
    .select('followUp.hostLoad')
    .select('resource.name as resourceName')
    .where('placement.caseId', '=', caseId)
    .where('followUp.words', '!=', '')
    .where('followUp.doneOn', '>=', period.from)
    .where('followUp.doneOn', '<=', period.to)
    .execute();
  const visits = await db
    .selectFrom('visit')
    .innerJoin('placement', (join) =>
      join
        .onRef('placement.municipalityId', '=', 'visit.municipalityId')
        .onRef('placement.id', '=', 'visit.placementId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .select(['visit.heldOn as on', 'visit.personWords', 'visit.hostWords', 'visit.outcome'])
    .select('resource.name as resourceName')
    .where('placement.caseId', '=', caseId)
    .where('visit.heldOn', '>=', period.from)
    .where('visit.heldOn', '<=', period.to)
    .execute();
  const heard: HeardWords[] = [];
  for (const { side, on, words, hostWish, hostLoad, resourceName } of contacts) {
    if (on === null) continue;
    const isHeavy = hostLoad === 'heavy' || hostLoad === 'too_heavy';
    const isForUs = isHeavy || hostWish === 'stop' || hostWish === 'with_changes';
    heard.push({ side: side as FollowUpSide, on, words, resourceName, isForUs });
  }
  for (const { on, personWords, hostWords, outcome, resourceName } of visits) {
    if (on === null) continue;
    const at = { on, resourceName };
    if (personWords !== '') heard.push({ ...at, side: 'person', words: personWords, isForUs: false });
    if (hostWords !== '') heard.push({ ...at, side: 'host', words: hostWords, isForUs: outcome === 'stop' });
  }
  return heard.sort((a, b) => (a.on < b.on ? 1 : -1));
}
