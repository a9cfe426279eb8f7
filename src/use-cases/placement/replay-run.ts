import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { profileSummary, type SummaryLine } from '#domain/candidate-summary.ts';
import { sameJson } from '#domain/candidate-delta.ts';
import { personProfileShape } from '#domain/conditions.ts';
import { Refusal } from '#domain/refusal.ts';
import { costs } from '#matching/costs.ts';
import { offersPerStep, rankSteps } from '#matching/rank.ts';
import { viewOf, type Candidate } from './candidate-view.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { engineVersion, keptRanking, shownOf, type KeptEvaluation, type KeptResult } from './kept-run.ts';
import { inTurns, makeBreaths } from './in-turns.ts';
import { readKeptTownOf } from './kept-town.ts';
import { withHomeAt } from './read-profile.ts';
import { compareWithToday, type Compared } from './then-and-now.ts';
import { leftOutLines, type LeftOutLine } from './say.ts';

/** One place where today's engine answers otherwise than the run says it did. */
export type ReplayDifference = { name: string; thatDay: string; now: string };

/** How many places of that day were weighed again; `total` is null as long as the town of that day is being read. */
export type ReplaySoFar = { done: number; total: number | null };

export type Replay = {
  person: MatchPerson;
  run: { id: string; runAt: Date; onDay: string; byName: string; engine: string; isSameEngine: boolean };
  edition: number;
  isConfirmed: boolean;
  summary: SummaryLine[];
  total: number;
  fits: Candidate[];
  fitCount: number;
  nearMisses: Candidate[];
  leftOut: LeftOutLine[];
  /** Distances were used then and cannot be worked out again by this worker today. */
  isHomeMissing: boolean;
  isSame: boolean;
  differences: ReplayDifference[];
  /** Beside the search of today; undefined where nothing can be searched for any more. */
  today: Compared | undefined;
};

/** The table of what a change costs is not what it was: the same facts may come in another order. */
const otherCosts: ReplayDifference = {
  name: '変えるときの手間の表',
  thatDay: 'その日の表',
  now: '書きかえられている',
};

/** The name of a kept town follows from its content: somebody has written into it. */
const rewrittenTown: ReplayDifference = {
  name: 'その日の町の記録',
  thatDay: '残したとおり',
  now: '書きかえられている',
};

const places = { fits: '合うもの', nearMisses: '変えれば合うもの', neither: '出ていない' } as const;

function placeOf(result: Pick<KeptResult, 'fits' | 'nearMisses'>, id: string): keyof typeof places {
  if (result.fits.some((one) => one.id === id)) return 'fits';
  return result.nearMisses.some((one) => one.id === id) ? 'nearMisses' : 'neither';
}

type Lists = Pick<KeptResult, 'fits' | 'nearMisses' | 'leftOut'>;

function compare(then: Lists, now: Lists, nameOf: (id: string) => string): ReplayDifference[] {
  const all = (lists: Lists): KeptEvaluation[] => [...lists.fits, ...lists.nearMisses];
  const ids = new Set([...all(then), ...all(now)].map(({ id }) => id));
  const differences: ReplayDifference[] = [];
  for (const id of ids) {
    const [before, after] = [placeOf(then, id), placeOf(now, id)];
    if (before !== after) {
      differences.push({ name: nameOf(id), thatDay: places[before], now: places[after] });
      continue;
    }
    const [mine, theirs] = [then, now].map((lists) => all(lists).find((one) => one.id === id));
    if (!sameJson(mine, theirs)) {
      differences.push({
        name: nameOf(id),
        thatDay: places[before],
        now: `${places[after]}（わけが変わった）`,
      });
    }
  }
  const order = (lists: Lists) => all(lists).map(({ id }) => id);
  if (differences.length === 0 && !sameJson(order(then), order(now))) {
    differences.push({ name: '並びの順', thatDay: 'その日の順', now: 'ちがう順' });
  }
  if (differences.length === 0 && !sameJson(then.leftOut, now.leftOut)) {
    differences.push({ name: '出さなかったものの数', thatDay: 'その日の数', now: 'ちがう数' });
  }
  return differences;
}

/**
 * Asks the engine again with the facts of that day. The same answer proves what was shown; another one is told, with what
 * changed: the engine, or a home that has moved or is not open to this worker.
 */
export async function replayRun(
  worker: Worker,
  runId: string,
  today: string,
  soFar: ReplaySoFar = { done: 0, total: null },
): Promise<Replay> {
  const purpose = { act: 'placement.replay', subjects: [{ kind: 'match_run', id: runId }] };
  return asActor(worker, purpose, async (db, log) => {
    const run = await db
      .selectFrom('matchRun')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'matchRun.municipalityId')
          .onRef('account.id', '=', 'matchRun.runBy'),
      )
      .select([
        'matchRun.id',
        'matchRun.personId',
        'matchRun.runAt',
        'matchRun.onDay',
        'matchRun.engine',
        'matchRun.profile',
        'matchRun.townId',
        'matchRun.passed',
        'matchRun.result',
        'account.name as byName',
      ])
      .where('matchRun.id', '=', runId)
      .executeTakeFirst();
    if (!run) throw new Refusal('not-found');
    log.about('person', run.personId);
    const person = await findMatchPerson(db, run.personId);
    const kept = run.result as unknown as KeptResult;
    const stored = personProfileShape.parse(run.profile);
    const town = await readKeptTownOf(db, run.townId);
    const opportunities = town.opportunities.filter(({ id }) => !run.passed.includes(id));
    const { profile, isHomeMissing } = await withHomeAt(db, run.personId, stored, kept.contactVersion);
    const breath = makeBreaths();
    soFar.total = opportunities.length;
    const ranking = await inTurns(rankSteps(profile, opportunities, run.onDay), async () => {
      soFar.done += offersPerStep;
      await breath();
    });
    const again = keptRanking(shownOf(ranking));
    const byId = new Map(opportunities.map((one) => [one.id, one]));
    const differences = compare(kept, again, (id) => byId.get(id)?.name ?? '');
    if (!town.isAsKept) differences.push(rewrittenTown);
    if (kept.costs !== undefined && !sameJson(kept.costs, costs)) differences.push(otherCosts);
    const then = { personId: run.personId, onDay: run.onDay, profile, passed: run.passed, result: kept };
    const view = (one: KeptEvaluation) =>
      viewOf(one, byId.get(one.id), undefined, run.onDay, kept.contactVersion !== null);
    return {
      person,
      run: {
        id: run.id,
        runAt: run.runAt,
        onDay: run.onDay,
        byName: run.byName,
        engine: run.engine,
        isSameEngine: run.engine === engineVersion,
      },
      edition: kept.source.edition,
      isConfirmed: kept.source.isConfirmed,
      summary: profileSummary(stored),
      total: kept.total,
      fits: kept.fits.map(view),
      fitCount: kept.fitCount,
      nearMisses: kept.nearMisses.map(view),
      leftOut: leftOutLines(kept.leftOut),
      isHomeMissing,
      isSame: differences.length === 0,
      differences,
      today: await compareWithToday(db, worker, { ...then, town: town.opportunities }, today),
    };
  });
}
