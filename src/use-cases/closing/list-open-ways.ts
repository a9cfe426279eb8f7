import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { placementStates, type PlacementState } from '#domain/placement-state.ts';

/** Ways that have neither ended nor fallen through, as people call them: 見守りの会（体験）; all, or those besides one. */
export async function listOpenWays(worker: Worker, personId: string, besides?: string): Promise<string[]> {
  const purpose = { act: 'closing.ways', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    let query = db
      .selectFrom('placement')
      .innerJoin('resource', (join) =>
        join
          .onRef('resource.municipalityId', '=', 'placement.municipalityId')
          .onRef('resource.id', '=', 'placement.resourceId'),
      )
      .select(['resource.name', 'placement.state'])
      .where('personId', '=', personId)
      .where('placement.state', 'not in', ['ended', 'fell_through'])
      .orderBy('placement.id');
    if (besides !== undefined) query = query.where('placement.id', '!=', besides);
    const rows = await query.execute();
    return rows.map(({ name, state }) => `${name}（${placementStates[state as PlacementState]}）`);
  });
}
