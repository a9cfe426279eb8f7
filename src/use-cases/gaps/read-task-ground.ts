import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type TaskGround = {
  areas: { id: string; name: string }[];
  workers: { id: string; name: string; agencyName: string }[];
};

/** Who may take on a task, and the areas wide enough to say (a small one would point at somebody). */
export async function readTaskGround(worker: Worker): Promise<TaskGround> {
  return asActor(worker, { act: 'gaps.task.ground' }, async (db) => {
    const areas = await db
      .selectFrom('area')
      .select(['id', 'name'])
      .where('kind', '<>', 'elementary_school')
      .orderBy('kind')
      .orderBy('name')
      .execute();
    const workers = await db
      .selectFrom('account')
      .innerJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'account.municipalityId')
          .onRef('agency.id', '=', 'account.agencyId'),
      )
      .select(['account.id', 'account.name', 'agency.name as agencyName'])
      .where('account.isActive', '=', true)
      .where((eb) => eb.not(eb('account.roles', '@>', eb.val(['administrator']))))
      .orderBy('agency.name')
      .orderBy('account.nameKana')
      .execute();
    return { areas, workers };
  });
}
