import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Cell } from '#domain/gap-cell.ts';
import { changeText } from '#domain/gap.ts';
import { countGaps, type StillCounting } from './count-gaps.ts';
import { gapText, readAreaNames } from './gap-words.ts';

/** What is already done about a gap: it stands on meetings, and somebody looks for it. */
export type UnderWay = { meetings: number; tasks: number };
export type ReportLine = { key: string; words: string; people: Cell; underWay: UnderWay };

export type Report = {
  state: 'counted';
  countedAt: Date;
  waiting: Cell;
  without: Cell;
  unsaid: Cell;
  unworded: Cell;
  told: Cell;
  changes: ReportLine[];
  patterns: ReportLine[];
};

/** The agenda of what the town lacks, made from those whom this worker may read. */
export async function readReport(
  worker: Worker,
  clock: { today: string; now: Date },
  again = false,
): Promise<Report | StillCounting> {
  const counting = await countGaps(worker, clock, { again });
  if (counting.state === 'counting') return counting;
  const { report, unsaid, countedAt } = counting.count;
  return asActor(worker, { act: 'gaps.report' }, async (db): Promise<Report> => {
    const areas = await readAreaNames(db);
    const underWay = await readUnderWay(
      db,
      [...report.changes, ...report.patterns].map(({ key }) => key),
    );
    const lineOf = (key: string, words: string, people: Cell): ReportLine => ({
      key,
      words,
      people,
      underWay: underWay.get(key) ?? { meetings: 0, tasks: 0 },
    });
    const { waiting, without, told, unworded } = report;
    return {
      state: 'counted',
      countedAt,
      waiting,
      without,
      unsaid,
      unworded,
      told,
      changes: report.changes.map(({ key, change, people }) => lineOf(key, changeText(change), people)),
      patterns: report.patterns.map(({ key, items, people }) =>
        lineOf(key, gapText({ kind: 'pattern', items }, areas), people),
      ),
    };
  });
}

async function readUnderWay(db: Handle, keys: readonly string[]): Promise<Map<string, UnderWay>> {
  const found = new Map<string, UnderWay>();
  if (keys.length === 0) return found;
  const meetings = await db
    .selectFrom('gapAgenda')
    .select(['patternKey', (eb) => eb.fn.countAll<number>().as('count')])
    .where('patternKey', 'in', keys)
    .groupBy('patternKey')
    .execute();
  const tasks = await db
    .selectFrom('resourceTask')
    .innerJoin('gap', (join) =>
      join
        .onRef('gap.municipalityId', '=', 'resourceTask.municipalityId')
        .onRef('gap.id', '=', 'resourceTask.gapId'),
    )
    .select(['gap.patternKey', (eb) => eb.fn.countAll<number>().as('count')])
    .where('gap.patternKey', 'in', keys)
    .where('resourceTask.state', 'in', ['open', 'underway'])
    .groupBy('gap.patternKey')
    .execute();
  for (const { patternKey, count } of meetings) found.set(patternKey, { meetings: count, tasks: 0 });
  for (const { patternKey, count } of tasks) {
    found.set(patternKey, { meetings: found.get(patternKey)?.meetings ?? 0, tasks: count });
  }
  return found;
}
