import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';

export type SpareCapacity = {
  id: string;
  name: string;
  checkedOn: string | null;
  nextCheckOn: string | null;
  days: HalfDay[];
};

/** Every open place with a formal capacity and its half days, for the week of the town. */
export async function listFormalCapacities(
  worker: Worker,
  narrowed: { areaId?: string } = {},
): Promise<SpareCapacity[]> {
  return asActor(worker, { act: 'capacity.list' }, async (db) => {
    let query = db
      .selectFrom('formalCapacity')
      .innerJoin('resource', (join) =>
        join
          .onRef('resource.municipalityId', '=', 'formalCapacity.municipalityId')
          .onRef('resource.id', '=', 'formalCapacity.resourceId'),
      )
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'resource.municipalityId')
          .onRef('place.id', '=', 'resource.placeId'),
      )
      .select(['resource.id', 'resource.name', 'resource.checkedOn', 'resource.nextCheckOn'])
      .select(['weekday', 'half', 'formalCapacity.capacity', 'contracted', 'pending', 'reserve', 'guests'])
      .select('overrideReason')
      .where('resource.state', '=', 'open')
      .where('formalCapacity.capacity', '>', 0);
    if (narrowed.areaId) query = query.where('place.areaId', '=', narrowed.areaId);
    const rows = await query.orderBy('resource.name').orderBy('resource.id').orderBy('weekday').execute();
    const found = new Map<string, SpareCapacity>();
    for (const { id, name, checkedOn, nextCheckOn, ...day } of rows) {
      const spare = found.get(id) ?? { id, name, checkedOn, nextCheckOn, days: [] };
      spare.days.push(day as HalfDay);
      found.set(id, spare);
    }
    return [...found.values()];
  });
}
