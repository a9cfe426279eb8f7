import { asActor } from '#db/as-actor.ts';
import { readSeats, withSeats } from '#db/taken-seats.ts';
import type { Worker } from '#domain/actor.ts';
import { wholeWeek, type HalfDay } from '#domain/formal-capacity.ts';

export type CapacityRecord = {
  id: string;
  name: string;
  kind: string;
  state: string;
  checkedOn: string | null;
  nextCheckOn: string | null;
  eligibilityLaw: string;
  exceptionApprover: string;
  /** 0 when nothing was ever written. */
  version: number;
  days: HalfDay[];
};

/** The week of formal capacity of one resource, with the seats booked from today on; undefined when there is none. */
export async function readFormalCapacity(
  worker: Worker,
  resourceId: string,
  today: string,
): Promise<CapacityRecord | undefined> {
  const purpose = { act: 'capacity.read', subjects: [{ kind: 'resource', id: resourceId }] };
  return asActor(worker, purpose, async (db) => {
    const resource = await db
      .selectFrom('resource')
      .select(['id', 'name', 'kind', 'state', 'checkedOn', 'nextCheckOn'])
      .select(['eligibilityLaw', 'exceptionApprover'])
      .where('id', '=', resourceId)
      .executeTakeFirst();
    if (!resource) return undefined;
    const rows = await db
      .selectFrom('formalCapacity')
      .select(['weekday', 'half', 'capacity', 'contracted', 'pending', 'reserve', 'guests'])
      .select(['overrideReason', 'version'])
      .where('resourceId', '=', resourceId)
      .execute();
    const version = rows.reduce((newest, row) => Math.max(newest, row.version), 0);
    const days = rows.map(({ version: _version, ...day }) => day as HalfDay);
    const seats = (await readSeats(db, [resourceId], today, today)).get(resourceId) ?? [];
    const term = { startsOn: today, endsOn: null };
    return { ...resource, version, days: withSeats(wholeWeek(days), seats, term, today) };
  });
}
