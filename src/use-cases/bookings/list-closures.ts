import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Closure } from '#domain/resource-closure.ts';
import { Refusal } from '#domain/refusal.ts';

export type StoredClosure = Closure & {
  id: string;
  version: number;
  /** Of the whole town, seen from one resource. */
  isOfTown: boolean;
  endedAt: Date | null;
  byName: string;
};

export type Closures = { resource: { id: string; name: string } | null; closures: StoredClosure[] };

/** How long a day that is past stays on the list. */
const pastDays = 60;

/** Days on which one resource is shut, with those of the whole town; or those of the town alone. */
export async function listClosures(
  worker: Worker,
  resourceId: string | null,
  today: string,
): Promise<Closures> {
  const purpose = {
    act: 'closures.list',
    subjects: resourceId === null ? [] : [{ kind: 'resource', id: resourceId }],
  };
  return asActor(worker, purpose, async (db) => {
    const resource =
      resourceId === null
        ? null
        : await db
            .selectFrom('resource')
            .select(['id', 'name'])
            .where('id', '=', resourceId)
            .executeTakeFirst();
    if (resource === undefined) throw new Refusal('not-found');
    const rows = await db
      .selectFrom('resourceClosure')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'resourceClosure.municipalityId')
          .onRef('account.id', '=', 'resourceClosure.createdBy'),
      )
      .select(['resourceClosure.id', 'resourceClosure.version', 'resourceId', 'fromDay', 'toDay', 'half'])
      .select(['resourceClosure.kind', 'reason', 'endedAt', 'account.name as byName'])
      .where('toDay', '>=', addDays(today, -pastDays))
      .where((eb) =>
        resourceId === null
          ? eb('resourceId', 'is', null)
          : eb.or([eb('resourceId', 'is', null), eb('resourceId', '=', resourceId)]),
      )
      .orderBy('fromDay')
      .orderBy('resourceClosure.id')
      .execute();
    return {
      resource,
      closures: rows.map(({ resourceId: of, ...row }) => ({ ...row, isOfTown: of === null })),
    };
  });
}
