import { sameJson } from '#domain/candidate-delta.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { explainOne } from '#matching/rank.ts';
import { readSearchGround } from './find-candidates.ts';
import { keepable, shownFits, type KeptEvaluation, type KeptResult } from './kept-run.ts';
import { rankTown } from '#matching/rank-town.ts';
import { leftOutSentence, sayBlock, sayReason } from './say.ts';

/** 「そのときは…、いまは…」 of one place. */
export type ThenAndNow = { resourceId: string; name: string; thatDay: string; now: string };

export type Compared = {
  rows: ThenAndNow[];
  /** Shown that day and for the same reasons today. */
  unchanged: number;
};

/** What the run stood on, put together again. */
export type ThenGround = {
  personId: string;
  onDay: string;
  profile: PersonProfile;
  town: readonly Opportunity[];
  passed: readonly string[];
  result: KeptResult;
};

const shownFindings = 2;

/**
 * The answer of that day beside the answer of today, place by place and in plain words: what was shown then, and what would be
 * shown now and was not. Undefined where nothing can be searched for today.
 */
export async function compareWithToday(
  db: Handle,
  worker: Worker,
  then: ThenGround,
  today: string,
): Promise<Compared | undefined> {
  const ground = await readSearchGround(db, worker, then.personId, today);
  if (!('match' in ground)) return undefined;
  const { match, town, passes, passed } = ground;
  const nowOf = (id: string): string => {
    const pass = passes.find(({ resourceId }) => resourceId === id);
    if (pass) return `見送っている（${pass.why}）`;
    const opportunity = town.byId.get(id);
    if (opportunity === undefined) return '台帳で、開いていない';
    const { leftOut, ...evaluation } = explainOne(match.profile, opportunity, today);
    return inShort(evaluation, leftOut === undefined ? undefined : leftOutSentence(leftOut));
  };
  const thenTown = new Map(then.town.map((one) => [one.id, one]));
  const thenOf = (id: string): string => {
    const held = then.result.held?.find(({ resourceId }) => resourceId === id);
    if (then.passed.includes(id)) return held ? `見送っていた（${held.why}）` : '見送っていた';
    const opportunity = thenTown.get(id);
    if (opportunity === undefined) return 'まだ台帳になかった';
    const { leftOut, ...evaluation } = explainOne(then.profile, opportunity, then.onDay);
    return inShort(keepable(evaluation), leftOut === undefined ? undefined : leftOutSentence(leftOut));
  };
  const shown = [...then.result.fits, ...then.result.nearMisses];
  const order = rankTown(match.profile, town.ready, passed);
  const fresh = order.fits.slice(0, shownFits).filter(({ id }) => !shown.some((one) => one.id === id));
  let unchanged = 0;
  const rows = shown.flatMap((one): ThenAndNow[] => {
    const now = town.byId.get(one.id);
    const isSame =
      now !== undefined &&
      !passed.has(one.id) &&
      isAlike(one, keepable(explainOne(match.profile, now, today)));
    if (isSame) {
      unchanged += 1;
      return [];
    }
    const name = thenTown.get(one.id)?.name ?? now?.name ?? '';
    return [{ resourceId: one.id, name, thatDay: inShort(one, undefined), now: nowOf(one.id) }];
  });
  const added = fresh.map(({ id, name }) => ({ resourceId: id, name, thatDay: thenOf(id), now: nowOf(id) }));
  return { rows: [...rows, ...added], unchanged };
}

/** The same verdict for the same reasons; what nobody has asked does not make another answer. */
function isAlike(a: KeptEvaluation, b: KeptEvaluation): boolean {
  const tell = ({ verdict, blocks, reasons, repairs }: KeptEvaluation) => ({
    verdict,
    blocks,
    reasons,
    repairs,
  });
  return sameJson(tell(a), tell(b));
}

const verdicts = {
  fits: 'そのまま合う',
  ask: '確かめれば合う',
  near: '変えれば合う',
  no: '合わない',
} as const;

function inShort(evaluation: KeptEvaluation, leftOut: string | undefined): string {
  const { verdict, blocks, reasons } = evaluation;
  const told =
    blocks.length > 0
      ? blocks.slice(0, shownFindings).map((block) => `× ${sayBlock(block)}`)
      : reasons.slice(0, shownFindings).map((reason) => `○ ${sayReason(reason)}`);
  const head = leftOut === undefined ? verdicts[verdict] : '出していない';
  return [head, ...told, ...(told.length === 0 && leftOut !== undefined ? [leftOut] : [])].join('　');
}
