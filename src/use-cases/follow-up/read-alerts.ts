import type { Handle } from '#db/as-actor.ts';
import { readExpectedHalves } from '#db/expected-halves.ts';
import { absenceSeries } from '#domain/absence-series.ts';
import type { AttendanceRow } from '#domain/attendance-counts.ts';
import { addDays } from '#domain/calendar-day.ts';
import { hostAlerts, type FollowUpAlert, type HostVoice } from '#domain/follow-up-alert.ts';

/** A series is looked for within this many days: who stayed away longer ago has been talked to, or the placement has ended. */
const lookBackDays = 62;
/** A rest that was agreed on may begin later than today. */
const lookAheadDays = 31;

/** Why somebody should look, for each of these placements; those without a reason have no entry. */
export async function readAlerts(
  db: Handle,
  placementIds: readonly string[],
  today: string,
): Promise<Map<string, FollowUpAlert[]>> {
  const alerts = new Map<string, FollowUpAlert[]>();
  if (placementIds.length === 0) return alerts;
  const stretch = { from: addDays(today, -lookBackDays), to: addDays(today, lookAheadDays) };
  const expected = await readExpectedHalves(db, placementIds, stretch);
  const rows = await db
    .selectFrom('attendance')
    .select(['placementId', 'day', 'half', 'state', 'reason'])
    .where('placementId', 'in', placementIds)
    .where('day', '>=', stretch.from)
    .where('day', '<=', stretch.to)
    .execute();
  const contacts = await db
    .selectFrom('followUp')
    .select(['placementId', 'side', 'doneOn', 'manner', 'hostLoad', 'hostWish'])
    .where('placementId', 'in', placementIds)
    .where('doneOn', 'is not', null)
    .orderBy('doneOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const placementId of placementIds) {
    const own = contacts.filter((contact) => contact.placementId === placementId);
    const attended = rows.filter((row) => row.placementId === placementId) as unknown as AttendanceRow[];
    const lastContactOn = own.find(({ manner }) => manner !== 'link')?.doneOn ?? null;
    const series = absenceSeries(expected.get(placementId) ?? [], attended, lastContactOn);
    const latest = own.find(({ hostLoad, hostWish }) => hostLoad !== null || hostWish !== null);
    const found: FollowUpAlert[] = [
      ...(series ? [{ kind: 'absences' as const, series }] : []),
      ...hostAlerts(latest as HostVoice | undefined),
    ];
    if (found.length > 0) alerts.set(placementId, found);
  }
  return alerts;
}
