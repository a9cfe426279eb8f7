import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Cell } from '#domain/gap-cell.ts';
import { changeText, gapKey, itemKinds, type Gap } from '#domain/gap.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import type { TaskState } from '#domain/resource-task.ts';
import { imaginedFor, opportunityOf } from '#matching/gap-imagine.ts';
import { lookSteps, type GapGround, type ResourceAnswer } from '#matching/gaps.ts';
import { inTurns } from '#use-cases/placement/in-turns.ts';
import { countGaps, type StillCounting } from './count-gaps.ts';
import { gapText, itemText, readAreaNames } from './gap-words.ts';
import { middleOfArea } from './imagined-at.ts';
import { tryImagined } from './try-imagined.ts';

export type KeptGap = Awaited<ReturnType<typeof readKept>>[number];

export type LookedAt = {
  state: 'counted';
  key: string;
  words: string;
  countedAt: Date;
  people: Cell;
  without: Cell;
  waiting: Cell;
  shared: { kind: string; words: string; people: Cell }[];
  /** Of a pattern: the imagined place, and what it would come to. A change has none of its own. */
  imagined: ImaginedResource;
  answer: (Omit<ResourceAnswer, 'oneMore'> & { oneMore: { words: string; people: Cell }[] }) | undefined;
  /** How it stood when it was put on record. */
  kept: KeptGap[];
  tasks: { id: string; sought: string; state: TaskState }[];
};

/** One gap: who has it in common, whether a place like that would answer it, and what was done about it so far. */
export async function readGap(
  worker: Worker,
  gap: Gap,
  asked: ImaginedResource | undefined,
  clock: { today: string; now: Date },
): Promise<LookedAt | StillCounting> {
  const counting = await countGaps(worker, clock);
  if (counting.state === 'counting') return counting;
  const { ground, countedAt } = counting.count;
  return asActor(worker, { act: 'gaps.read' }, async (db): Promise<LookedAt> => {
    const areas = await readAreaNames(db);
    const key = gapKey(gap);
    const look = await inTurns(lookSteps(gap, ground));
    const imagined = asked ?? imaginedFor(gap.kind === 'pattern' ? gap.items : []);
    return {
      state: 'counted',
      key,
      words: gapText(gap, areas),
      countedAt,
      ...look,
      shared: look.shared.map(({ item, people }) => ({
        kind: itemKinds[item.kind],
        words: itemText(item, areas),
        people,
      })),
      imagined,
      answer:
        imagined.concepts.length === 0 ? undefined : await tryIt(db, imagined, gap, counting.count.ground),
      kept: await readKept(db, key),
      tasks: await readTasks(db, key),
    };
  });
}

async function tryIt(
  db: Handle,
  imagined: ImaginedResource,
  gap: Gap,
  ground: GapGround,
): Promise<LookedAt['answer']> {
  const at = await middleOfArea(db, imagined.areaId);
  const { oneMore, ...answer } = await tryImagined(opportunityOf(imagined, at), ground, gap);
  return { ...answer, oneMore: oneMore.map(({ change, people }) => ({ words: changeText(change), people })) };
}

async function readKept(db: Handle, key: string) {
  return db
    .selectFrom('gap')
    .innerJoin('agency', (join) =>
      join.onRef('agency.municipalityId', '=', 'gap.municipalityId').onRef('agency.id', '=', 'gap.agencyId'),
    )
    .leftJoin('gapAgenda', (join) =>
      join
        .onRef('gapAgenda.municipalityId', '=', 'gap.municipalityId')
        .onRef('gapAgenda.gapId', '=', 'gap.id'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.municipalityId', '=', 'gapAgenda.municipalityId')
        .onRef('meeting.id', '=', 'gapAgenda.meetingId'),
    )
    .select(['gap.id', 'gap.people', 'gap.without', 'gap.waiting', 'gap.gained', 'gap.countedOn'])
    .select(['agency.name as agencyName', 'meeting.id as meetingId', 'meeting.title as meetingTitle'])
    .select(['gapAgenda.id as agendaId', 'gapAgenda.decision', 'meeting.heldOn'])
    .where('gap.patternKey', '=', key)
    .orderBy('gap.id', 'desc')
    .limit(20)
    .execute();
}

async function readTasks(db: Handle, key: string) {
  const rows = await db
    .selectFrom('resourceTask')
    .innerJoin('gap', (join) =>
      join
        .onRef('gap.municipalityId', '=', 'resourceTask.municipalityId')
        .onRef('gap.id', '=', 'resourceTask.gapId'),
    )
    .select(['resourceTask.id', 'resourceTask.sought', 'resourceTask.state'])
    .where('gap.patternKey', '=', key)
    .orderBy('resourceTask.id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as TaskState }));
}
