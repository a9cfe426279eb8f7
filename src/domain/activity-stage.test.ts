import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  activityMoves,
  activityMoveTo,
  activityNeedsReason,
  activityStageCodes,
  isLiveStage,
  mainLine,
  type ActivityStage,
} from './activity-stage.ts';

const stage = fc.constantFrom(...activityStageCodes);

it('どう歩いても表の中にいて、終わった活動は「もう一度」でしか動かない', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (choices) => {
      let at: ActivityStage = 'sprout';
      for (const choice of choices) {
        const moves = activityMoves(at);
        const move = moves[choice % moves.length];
        if (!move) throw new Error(`no way out of ${at}`);
        expect(move.to).not.toBe(at);
        if (at === 'ended') expect(move.kind).toBe('again');
        if (at === 'paused') expect(['resume', 'end']).toContain(move.kind);
        if (move.to === 'ended') expect(move.kind).toBe('end');
        if (move.to === 'paused') expect(move.kind).toBe('pause');
        at = move.to;
      }
    }),
    { numRuns: 2000 },
  );
});

it('ふたつの段のあいだの動きは、多くてもひとつ。だから「どこへ」だけで決まる', () => {
  for (const from of activityStageCodes) {
    const targets = activityMoves(from).map(({ to }) => to);
    expect(new Set(targets).size, from).toBe(targets.length);
  }
});

it('進んだ一段は、わけを書いてもどれる', () => {
  fc.assert(
    fc.property(stage, (from) => {
      for (const { to, kind } of activityMoves(from)) {
        if (kind !== 'forward' || to === 'handed_on') continue;
        const back = activityMoveTo(to, from);
        expect(back?.kind, `${to}→${from}`).toBe('back');
        expect(back && activityNeedsReason(back.kind)).toBe(true);
      }
    }),
  );
});

it('動いている段は、どれも休め、終えられる。休みからは、どの段にももどれる', () => {
  for (const from of activityStageCodes.filter(isLiveStage)) {
    expect(activityMoveTo(from, 'paused')?.kind, from).toBe('pause');
    expect(activityMoveTo(from, 'ended')?.kind, from).toBe('end');
  }
  expect(mainLine.map((to) => activityMoveTo('paused', to)?.kind)).toEqual(mainLine.map(() => 'resume'));
});

it('芽から、どの段にもたどり着ける', () => {
  const reached = new Set<ActivityStage>(['sprout']);
  for (const from of reached) for (const { to } of activityMoves(from)) reached.add(to);
  expect([...reached].toSorted()).toEqual(activityStageCodes.toSorted());
});

it('芽から、いきなり継続や見守りにはならない', () => {
  expect(activityMoveTo('sprout', 'going')).toBeUndefined();
  expect(activityMoveTo('sprout', 'watched')).toBeUndefined();
  expect(activityMoveTo('ended', 'going')).toBeUndefined();
});
