import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Cell } from '#domain/gap-cell.ts';
import { readGapKey } from '#domain/gap.ts';
import { Refusal } from '#domain/refusal.ts';
import { isTaskEnded, type TaskOrigin, type TaskState } from '#domain/resource-task.ts';
import { lookAtGap } from '#matching/gaps.ts';
import { countGaps } from './count-gaps.ts';

type Stored = Awaited<ReturnType<typeof findTask>>;
/** The gap a task is for: how it stood then, and how it stands now. */
export type ThenAndNow = {
  key: string;
  words: string;
  atStart: { on: string; people: Cell; without: Cell; agencyName: string };
  now: { countedAt: Date; people: Cell; without: Cell } | undefined;
};
export type ShownTask = Stored & { gap: ThenAndNow | undefined; voice: string | undefined };

/** One 資源開拓 task: who looks for what, what came of it, and whether the town lacks it still. */
export async function readTask(
  worker: Worker,
  taskId: string,
  clock: { today: string; now: Date },
): Promise<ShownTask> {
  const purpose = { act: 'gaps.task.read', subjects: [{ kind: 'resource_task', id: taskId }] };
  const read = await asActor(worker, purpose, async (db) => {
    const task = await findTask(db, taskId);
    return {
      task,
      gap: task.gapId && (await findGap(db, task.gapId)),
      voice: await findVoice(db, task.voiceId),
    };
  });
  const { task, gap, voice } = read;
  if (!gap) return { ...task, gap: undefined, voice };
  const { patternKey: key, words, countedOn: on, people, without, agencyName } = gap;
  const atStart = { on, people, without, agencyName };
  return { ...task, voice, gap: { key, words, atStart, now: await lookNow(worker, key, clock) } };
}

/** Undefined while it is still being counted: the page says so, and the next look has it. */
async function lookNow(
  worker: Worker,
  key: string,
  clock: { today: string; now: Date },
): Promise<ThenAndNow['now']> {
  const gap = readGapKey(key);
  const counting = gap && (await countGaps(worker, clock));
  if (counting?.state !== 'counted') return undefined;
  const { people, without } = lookAtGap(gap as NonNullable<typeof gap>, counting.count.ground);
  return { countedAt: counting.count.countedAt, people, without };
}

async function findTask(db: Handle, taskId: string) {
  const row = await db
    .selectFrom('resourceTask')
    .innerJoin('account as opener', (join) =>
      join
        .onRef('opener.municipalityId', '=', 'resourceTask.municipalityId')
        .onRef('opener.id', '=', 'resourceTask.createdBy'),
    )
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
    .leftJoin('gapAgenda', (join) =>
      join
        .onRef('gapAgenda.municipalityId', '=', 'resourceTask.municipalityId')
        .onRef('gapAgenda.id', '=', 'resourceTask.agendaId'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.municipalityId', '=', 'gapAgenda.municipalityId')
        .onRef('meeting.id', '=', 'gapAgenda.meetingId'),
    )
    .select(['resourceTask.id', 'sought', 'origin', 'resourceTask.gapId', 'resourceTask.voiceId'])
    .select(['resourceTask.agendaId', 'resourceTask.areaId', 'assignedTo', 'together', 'dueOn', 'course'])
    .select(['resourceTask.state', 'resultResourceId', 'resultWords', 'resourceTask.endedOn'])
    .select(['resourceTask.version', 'resourceTask.createdAt', 'opener.name as openedBy'])
    .select(['account.name as assignedName', 'area.name as areaName', 'resource.name as resourceName'])
    .select(['resource.number as resourceNumber', 'meeting.id as meetingId', 'meeting.title as meetingTitle'])
    .select('meeting.heldOn as meetingOn')
    .where('resourceTask.id', '=', taskId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const state = row.state as TaskState;
  return { ...row, state, origin: row.origin as TaskOrigin, isEnded: isTaskEnded(state) };
}

async function findGap(db: Handle, gapId: string) {
  return db
    .selectFrom('gap')
    .innerJoin('agency', (join) =>
      join.onRef('agency.municipalityId', '=', 'gap.municipalityId').onRef('agency.id', '=', 'gap.agencyId'),
    )
    .select(['patternKey', 'words', 'countedOn', 'people', 'without', 'agency.name as agencyName'])
    .where('gap.id', '=', gapId)
    .executeTakeFirst();
}

async function findVoice(db: Handle, voiceId: string | null): Promise<string | undefined> {
  if (voiceId === null) return undefined;
  const row = await db.selectFrom('voice').select('words').where('id', '=', voiceId).executeTakeFirst();
  return row?.words;
}
