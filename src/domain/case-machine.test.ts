import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  branchNumber,
  caseMoves,
  hasLostItsGround,
  mayCaseMove,
  missingFor,
  needsReason,
  type CaseGround,
  type CaseMove,
  type CaseMoveKind,
} from './case-machine.ts';
import { caseStateCodes, isEnded, type CaseState } from './case-state.ts';
import { placementStateCodes } from './placement-state.ts';
import { planStates, type PlanState } from './plan-state.ts';

const empty: CaseGround = {
  hasLead: false,
  hasMain: false,
  triedSystems: 0,
  plans: [],
  placements: [],
  hasClosure: false,
};
const charged = { ...empty, hasLead: true, hasMain: true };
const forward = (to: CaseState) => ({ to, kind: 'forward' as const });

const ground: fc.Arbitrary<CaseGround> = fc.record({
  hasLead: fc.boolean(),
  hasMain: fc.boolean(),
  triedSystems: fc.nat(2),
  plans: fc.array(fc.constantFrom(...(Object.keys(planStates) as PlanState[])), { maxLength: 3 }),
  placements: fc.array(fc.constantFrom(...placementStateCodes), { maxLength: 3 }),
  hasClosure: fc.boolean(),
});

/** Walks at random, only by moves that the machine gives and whose guards hold. */
const walk = fc.array(fc.tuple(fc.nat(), ground), { minLength: 1, maxLength: 40 });

it('どう歩いても、終わりは終わりのまま。休みからもどる先は、休む前の段だけが選べる', () => {
  fc.assert(
    fc.property(walk, (choices) => {
      let state: CaseState = 'received';
      for (const [choice, stands] of choices) {
        const open: CaseMove[] = caseMoves(state).filter((move) => missingFor(move, stands).length === 0);
        const move: CaseMove | undefined = open[choice % Math.max(open.length, 1)];
        if (!move) continue;
        expect(move.to).not.toBe(state);
        if (isEnded(state)) expect(move.kind).toBe('reopen');
        if (move.kind === 'reopen') break;
        if (state === 'paused') expect(['resume', 'end']).toContain(move.kind);
        if (isEnded(move.to)) expect([move.kind, stands.hasClosure]).toEqual(['end', true]);
        state = move.to;
      }
    }),
  );
});

it('終わっていない段は、どれも離れられ、休め、終えられる', () => {
  for (const from of caseStateCodes.filter((state) => !isEnded(state))) {
    const kinds = new Set(caseMoves(from).map(({ kind }) => kind));
    expect(kinds.has('end'), from).toBe(true);
    expect(kinds.has(from === 'paused' ? 'resume' : 'pause'), from).toBe(true);
    if (from !== 'paused') expect(kinds.has('forward'), from).toBe(true);
  }
});

it('進んだ一段は、かならずもどれる。もどるのに足りないものはない', () => {
  for (const from of caseStateCodes) {
    for (const { to, kind } of caseMoves(from)) {
      if (kind === 'forward') expect(mayCaseMove(to, from, 'back'), `${to}→${from}`).toBe(true);
      if (kind === 'back' || kind === 'pause') expect(missingFor({ to, kind }, empty)).toEqual([]);
    }
  }
});

it('表にない動きは、種類をかえても通らない', () => {
  const kinds: CaseMoveKind[] = ['forward', 'back', 'pause', 'resume', 'end', 'reopen'];
  for (const from of caseStateCodes) {
    for (const to of caseStateCodes) {
      const allowed = caseMoves(from)
        .filter((move) => move.to === to)
        .map(({ kind }) => kind);
      expect(kinds.filter((kind) => mayCaseMove(from, to, kind)).toSorted()).toEqual(allowed.toSorted());
    }
    expect(kinds.some((kind) => mayCaseMove(from, from, kind))).toBe(false);
  }
  expect(mayCaseMove('received', 'decided', 'forward')).toBe(false);
  expect(mayCaseMove('closed', 'taking_part', 'reopen')).toBe(false);
});

it('プランからあとは、主担当と担当がいる。プランと会議は、さきに試した制度がいる（B3）', () => {
  expect(missingFor(forward('planning'), empty)).toEqual(['lead', 'main', 'tried']);
  expect(missingFor(forward('planning'), { ...charged, triedSystems: 1 })).toEqual([]);
  const drafted = { ...charged, triedSystems: 1, plans: ['draft' as const] };
  expect(missingFor(forward('meeting_awaited'), { ...drafted, plans: ['withdrawn'] })).toEqual([
    'plan_for_meeting',
  ]);
  expect(missingFor(forward('meeting_awaited'), drafted)).toEqual([]);
  expect(missingFor(forward('decided'), { ...drafted, plans: ['agreed'] })).toEqual(['plan_decided']);
  expect(missingFor(forward('decided'), { ...drafted, plans: ['decided'] })).toEqual([]);
});

it('見学・体験と参加は、その段にある行き先がいる', () => {
  expect(missingFor(forward('trying'), { ...charged, placements: ['sounding'] })).toEqual(['visiting']);
  expect(missingFor(forward('trying'), { ...charged, placements: ['visiting'] })).toEqual([]);
  expect(missingFor(forward('taking_part'), { ...charged, placements: ['trial'] })).toEqual(['settled']);
  expect(missingFor(forward('taking_part'), { ...charged, placements: ['continuing'] })).toEqual([]);
});

it('不変条件14: 終えるには、終結の記録がいる。もどす・休む・終えるは、理由がいる', () => {
  for (const to of caseStateCodes.filter(isEnded)) {
    expect(missingFor({ to, kind: 'end' }, { ...charged, hasClosure: false })).toEqual(['closure']);
    expect(missingFor({ to, kind: 'end' }, { ...empty, hasClosure: true })).toEqual([]);
  }
  const kinds = ['forward', 'back', 'pause', 'resume', 'end', 'reopen'] as const;
  expect(kinds.filter(needsReason)).toEqual(['back', 'pause', 'end']);
});

it('行き先がひとつもなくなったら、その段のよりどころはない', () => {
  expect(hasLostItsGround('taking_part', { ...charged, placements: ['ended'] })).toBe(true);
  expect(hasLostItsGround('taking_part', { ...charged, placements: ['ended', 'settled'] })).toBe(false);
  expect(hasLostItsGround('planning', charged)).toBe(false);
});

it('再開した枝の番号は、もとの番号に枝がつく', () => {
  expect(branchNumber('支8-0012', 2)).toBe('支8-0012の2');
  expect(branchNumber('支8-0012の2', 3)).toBe('支8-0012の3');
});
