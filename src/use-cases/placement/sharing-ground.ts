import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { inOrder } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';
import { everybodyInLine, type InLine } from './waiting-order.ts';

/** So many are shared among at once, who wait longest first. The rest is counted, and comes when some have found a place. */
export const mostSeekers = 1000;

export type Line = {
  /** Whom somebody looks for a place with, and who has no way under way: the only ones who are proposed anything. */
  seeking: InLine[];
  /** Invariant: whoever is placed, or on the way to a place, is not moved. Counted only. */
  underWay: number;
  hasMore: boolean;
};

/** Everybody this worker may see who looks for a place, those who are on their way somewhere set apart. */
export async function readLine(db: Handle, worker: Worker): Promise<Line> {
  const wanted = { after: undefined, onlySearching: true, limit: mostSeekers + 1 };
  const line = await inOrder(db, worker, () => everybodyInLine(db, wanted));
  const moving = await onTheirWay(
    db,
    line.map(({ personId }) => personId),
  );
  return {
    seeking: line.slice(0, mostSeekers).filter(({ personId }) => !moving.has(personId)),
    underWay: line.slice(0, mostSeekers).filter(({ personId }) => moving.has(personId)).length,
    hasMore: line.length > mostSeekers,
  };
}

const over = ['ended', 'fell_through'];

export async function onTheirWay(db: Handle, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('placement')
    .select('personId')
    .distinct()
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('state', 'not in', over)
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

/**
 * People on their way to a resource who sit on no seat yet, by resource. Their place is not given to anybody else: what is
 * booked the town knows already, without knowing by whom.
 */
export async function placesKept(db: Handle): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('placement')
    .select(['resourceId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['sounding', 'conditions', 'agreed', 'visiting', 'trial'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('booking')
            .select('booking.id')
            .whereRef('booking.municipalityId', '=', 'placement.municipalityId')
            .whereRef('booking.placementId', '=', 'placement.id')
            .where('booking.state', 'in', ['held', 'used']),
        ),
      ),
    )
    .groupBy('resourceId')
    .execute();
  return new Map(rows.map(({ resourceId, count }) => [resourceId, count]));
}

/** What was let go by and is not up again, of many people. */
export async function passesOf(
  db: Handle,
  personIds: readonly string[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom('matchPass')
    .select(['personId', 'resourceId'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .execute();
  const passes = new Map<string, Set<string>>();
  for (const { personId, resourceId } of rows) {
    passes.set(personId, (passes.get(personId) ?? new Set()).add(resourceId));
  }
  return passes;
}
