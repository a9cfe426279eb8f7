import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { TaskOrigin, TaskState } from '#domain/resource-task.ts';

export type ListedTask = Awaited<ReturnType<typeof listTasks>>[number];

const mostTasks = 200;

/** 資源開拓: what is still sought, the nearest day first, and then what ended. */
export async function listTasks(worker: Worker) {
  return asActor(worker, { act: 'gaps.task.list' }, async (db) => {
    const rows = await db
      .selectFrom('resourceTask')
      .leftJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'resourceTask.municipalityId')
          .onRef('account.id', '=', 'resourceTask.assignedTo'),
      )
      .leftJoin('area', (join) =>
        join
          .onRef('area.municipalityId', '=', 'resourceTask.municipalityId')
          .onRef('area.id', '=', 'resourceTask.areaId'),
      )
      .leftJoin('resource', (join) =>
        join
          .onRef('resource.municipalityId', '=', 'resourceTask.municipalityId')
          .onRef('resource.id', '=', 'resourceTask.resultResourceId'),
      )
      .select(['resourceTask.id', 'resourceTask.sought', 'resourceTask.origin', 'resourceTask.state'])
      .select(['resourceTask.dueOn', 'resourceTask.endedOn', 'resourceTask.resultWords'])
      .select(['account.name as assignedName', 'area.name as areaName', 'resource.name as resourceName'])
      .orderBy((eb) => eb('resourceTask.state', 'in', ['met', 'dropped']))
      .orderBy('resourceTask.endedOn', 'desc')
      .orderBy('resourceTask.dueOn', (order) => order.asc().nullsLast())
      .orderBy('resourceTask.id')
      .limit(mostTasks)
      .execute();
    return rows.map((row) => ({
      ...row,
      state: row.state as TaskState,
      origin: row.origin as TaskOrigin,
    }));
  });
}
