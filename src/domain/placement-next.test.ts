import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextOf, type PlacementStanding } from './placement-next.ts';
import { placementStateCodes } from './placement-state.ts';

const asked = { answer: 'yes', isTakenUp: true, conditions: [] };
const stand = (given: Partial<PlacementStanding>): PlacementStanding => ({
  state: 'sounding',
  isResting: false,
  sounding: asked,
  visits: [],
  ...given,
});

it('終わった道には次がなく、生きている道には必ずひとつある', () => {
  for (const state of placementStateCodes) {
    const next = nextOf(stand({ state }));
    if (state === 'ended' || state === 'fell_through') expect(next).toBeUndefined();
    else expect(next, state).toBeDefined();
  }
});

it('打診のあと：返事を待ち、届いた返事を受けとり、条件を話し、本人に聞く', () => {
  const condition = (person: 'agreed' | 'not_yet' | 'refused') => ({ words: '週に3日', person });
  const cases = [
    [{ sounding: undefined }, 'sound'],
    [{ sounding: { ...asked, answer: null } }, 'await_answer'],
    [{ sounding: { ...asked, isTakenUp: false } }, 'take_up'],
    [{ sounding: { ...asked, answer: 'no' } }, 'sound'],
    [{ sounding: { ...asked, conditions: [condition('agreed'), condition('not_yet')] } }, 'talk_over'],
    [{ sounding: { ...asked, conditions: [condition('not_yet'), condition('refused')] } }, 'adjust'],
    [{ sounding: { ...asked, conditions: [condition('agreed')] } }, 'ask_person'],
  ] as const;
  for (const [given, next] of cases) expect(nextOf(stand(given))).toBe(next);
});

it('休んでいる人には、何も求めない', () => {
  for (const state of placementStateCodes.filter((code) => code !== 'ended' && code !== 'fell_through')) {
    expect(nextOf(stand({ state, isResting: true }))).toBe('resume');
  }
});

it('見学・体験：日があれば書き、なければ決め、体験で進めば取り決める', () => {
  const visit = (kind: string, outcome: string | null) => ({ kind, outcome });
  expect(nextOf(stand({ state: 'agreed' }))).toBe('plan_visit');
  expect(nextOf(stand({ state: 'visiting', visits: [visit('visit', null)] }))).toBe('record_visit');
  expect(nextOf(stand({ state: 'visiting', visits: [visit('visit', 'again')] }))).toBe('plan_visit');
  expect(nextOf(stand({ state: 'visiting', visits: [visit('visit', 'rest')] }))).toBe('decide_on_stop');
  expect(nextOf(stand({ state: 'trial', visits: [visit('visit', 'go_on')] }))).toBe('plan_trial');
  expect(nextOf(stand({ state: 'trial', visits: [visit('trial', 'cancelled')] }))).toBe('plan_trial');
  expect(nextOf(stand({ state: 'trial', visits: [visit('trial', 'go_on')] }))).toBe('settle');
});

const anySounding = fc.option(
  fc.record({
    answer: fc.constantFrom(null, 'yes', 'conditional', 'no'),
    isTakenUp: fc.boolean(),
    conditions: fc.array(
      fc.record({ words: fc.constant('条件'), person: fc.constantFrom('agreed', 'not_yet', 'refused') }),
      { maxLength: 3 },
    ),
  }),
  { nil: undefined },
);

it('打診がどう立っていても、次はかならずひとつ。本人に聞くのは、受けとった「はい」の、どの条件もよいときだけ', () => {
  fc.assert(
    fc.property(anySounding, fc.constantFrom('sounding', 'conditions'), (sounding, state) => {
      const next = nextOf(stand({ state, sounding }));
      expect(['sound', 'await_answer', 'take_up', 'talk_over', 'adjust', 'ask_person']).toContain(next);
      expect(next === 'await_answer').toBe(sounding?.answer === null);
      const isSettled =
        sounding !== undefined &&
        (sounding.answer === 'yes' || sounding.answer === 'conditional') &&
        sounding.isTakenUp &&
        sounding.conditions.every(({ person }) => person === 'agreed');
      expect(next === 'ask_person').toBe(isSettled);
    }),
  );
});
