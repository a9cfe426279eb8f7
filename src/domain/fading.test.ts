import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import {
  fadingProposals,
  reviewOf,
  type AnsweredProposal,
  type FadingGround,
  type KindLevel,
  type Review,
} from './fading.ts';
import { supportKindCodes, supportLevelCodes, type SupportLevel } from './support-level.ts';

const start = '2026-09-01';
const today = addDays(start, 60);
const runs = 12_000;

let numbers = 0;
const said = (side: Review['side'], after: number, what: Review['said'] = 'ok'): Review => ({
  id: `r${(numbers += 1)}`,
  side,
  on: addDays(start, after),
  said: what,
});
const both = (...days: number[]) => days.flatMap((day) => [said('person', day), said('host', day)]);
const presence = (level: SupportLevel, after = 0): KindLevel => ({
  kind: 'presence',
  level,
  fromDay: addDays(start, after),
});
const propose = (given: Partial<FadingGround>) =>
  fadingProposals({ levels: [presence('does_with')], reviews: [], answers: [], needed: 3, today, ...given });

it('三回つづけて、本人からも受入先からもよければ、ひとつ離れる案になる。片方だけでは出ない', () => {
  expect(propose({ reviews: both(7, 14) })).toEqual([]);
  expect(propose({ reviews: [...both(7, 14), said('person', 21), said('person', 28)] })).toEqual([]);
  const reviews = both(7, 14, 21);
  expect(propose({ reviews })).toMatchObject([{ kind: 'presence', from: 'does_with', to: 'beside' }]);
  expect(propose({ reviews })[0]?.ground.toSorted()).toEqual(reviews.map(({ id }) => id).toSorted());
});

it('町の数がちがえば、その回数で出る', () => {
  expect(propose({ reviews: both(7, 14), needed: 2 })).toHaveLength(1);
  expect(propose({ reviews: both(7, 14, 21), needed: 4 })).toEqual([]);
});

it('つらいのひとことで、すぐにひとつ近づく案が出る。受入先からでも同じ', () => {
  for (const side of ['person', 'host'] as const) {
    const heard = said(side, 30, 'distress');
    expect(propose({ levels: [presence('on_call')], reviews: [...both(7, 14, 21), heard] })).toEqual([
      {
        kind: 'presence',
        direction: 'nearer',
        from: 'on_call',
        to: 'beside',
        ground: [heard.id],
        since: heard.on,
      },
    ]);
  }
  // Nearer than this nobody can stand.
  expect(propose({ reviews: [said('person', 30, 'distress')] })).toEqual([]);
});

it('近づいたあとは、同じことばでもう一度は出ない。同じ日に離れただけなら、まだ出る', () => {
  const heard = said('person', 30, 'distress');
  const levels = [presence('beside'), presence('on_call', 10)];
  expect(propose({ levels: [...levels, presence('beside', 30)], reviews: [heard] })).toEqual([]);
  expect(propose({ levels: [...levels, presence('none', 30)], reviews: [heard] })).toMatchObject([
    { direction: 'nearer', from: 'none', to: 'on_call' },
  ]);
});

it('いまはしない・とりやめるは、待つ日まで・新しい声がそろうまで効く。新しいつらさは待たない', () => {
  const reviews = both(7, 14, 21);
  const answer = (more: Partial<AnsweredProposal>): AnsweredProposal => ({
    kind: 'presence',
    fromLevel: 'does_with',
    toLevel: 'beside',
    ground: reviews.map(({ id }) => id),
    answer: 'not_now',
    answeredOn: addDays(start, 22),
    until: addDays(today, 1),
    ...more,
  });
  expect(propose({ reviews, answers: [answer({})] })).toEqual([]);
  expect(propose({ reviews, answers: [answer({ until: today })] })).toHaveLength(1);
  const dropped = answer({ answer: 'dropped', until: null });
  expect(propose({ reviews, answers: [dropped] })).toEqual([]);
  expect(propose({ reviews: [...reviews, ...both(28, 35)], answers: [dropped] })).toEqual([]);
  expect(propose({ reviews: [...reviews, ...both(28, 35, 42)], answers: [dropped] })).toHaveLength(1);
  const old = said('person', 30, 'distress');
  const later = said('person', 40, 'distress');
  const up = answer({ fromLevel: 'beside', toLevel: 'does_with', ground: [old.id] });
  const levels = [presence('beside')];
  expect(propose({ levels, reviews: [old], answers: [up] })).toEqual([]);
  expect(propose({ levels, reviews: [old, later], answers: [up] })).toHaveLength(1);
});

it('やりとりも同じ四つの段。ひとつ離れたばかりなら、もうひとつはまだ出ない', () => {
  const messages: KindLevel = { kind: 'messages', level: 'does_with', fromDay: start };
  const levels = [presence('does_with'), messages];
  expect(propose({ levels, reviews: both(7, 14, 21) }).map(({ kind }) => kind)).toEqual([
    'presence',
    'messages',
  ]);
  expect(propose({ levels: [...levels, presence('beside', 22)], reviews: both(7, 14, 21) })).toEqual([]);
});

it('聞かれなかったことは、よいにも、つらいにも数えない', () => {
  const heard = { id: 'a', doneOn: start, feeling: null, hostLoad: null, hostWish: null };
  expect(reviewOf({ ...heard, side: 'person' })).toBeUndefined();
  expect(reviewOf({ ...heard, side: 'host' })).toBeUndefined();
  expect(reviewOf({ ...heard, side: 'host', hostLoad: 'light' })?.said).toBe('mixed');
  expect(reviewOf({ ...heard, side: 'host', hostLoad: 'light', hostWish: 'go_on' })?.said).toBe('ok');
  expect(reviewOf({ ...heard, side: 'host', hostLoad: 'too_heavy' })?.said).toBe('distress');
  expect(reviewOf({ ...heard, side: 'person', feeling: 'hard' })?.said).toBe('distress');
});

const anyReview = fc.record({
  id: fc.uuid(),
  side: fc.constantFrom('person' as const, 'host' as const),
  on: fc.integer({ min: 0, max: 70 }).map((days) => addDays(start, days)),
  said: fc.oneof({ weight: 6, arbitrary: fc.constant('ok' as const) }, fc.constantFrom('mixed', 'distress')),
}) as fc.Arbitrary<Review>;
const anyLevel = fc.record({
  kind: fc.constantFrom(...supportKindCodes),
  level: fc.constantFrom(...supportLevelCodes),
  fromDay: fc.integer({ min: 0, max: 70 }).map((days) => addDays(start, days)),
});
const anyGround = fc.record({
  levels: fc.array(anyLevel, { minLength: 1, maxLength: 4 }),
  reviews: fc.array(anyReview, { maxLength: 16 }),
  answers: fc.constant<AnsweredProposal[]>([]),
  needed: fc.integer({ min: 1, max: 4 }),
  today: fc.constant(today),
});

const place = (level: SupportLevel) => supportLevelCodes.indexOf(level);

it('案は、かならず隣の段へ一つ。種類ごとに一つまで。聞いたあとでは何も変わっていない', () => {
  fc.assert(
    fc.property(anyGround, (ground) => {
      const before = structuredClone(ground);
      const proposals = fadingProposals(ground);
      expect(ground).toEqual(before);
      expect(new Set(proposals.map(({ kind }) => kind)).size).toBe(proposals.length);
      for (const { from, to, direction } of proposals) {
        expect(place(to) - place(from)).toBe(direction === 'farther' ? 1 : -1);
      }
    }),
    { numRuns: runs },
  );
});

it('離れる案は、最後の変更のあとの、両側のつづけてのよい声が決まった数だけあるときだけ', () => {
  let found = 0;
  fc.assert(
    fc.property(anyGround, (ground) => {
      for (const proposal of fadingProposals(ground)) {
        if (proposal.direction !== 'farther') continue;
        found += 1;
        const used = proposal.ground.map((id) => ground.reviews.find((review) => review.id === id));
        const changes = ground.levels.map(({ fromDay }) => fromDay).filter((day) => day <= today);
        const changed = changes.toSorted().at(-1) ?? '';
        const worries = ground.reviews.filter(
          ({ on, said: what }) => what !== 'ok' && on > changed && on <= today,
        );
        const worried =
          worries
            .map(({ on }) => on)
            .toSorted()
            .at(-1) ?? '';
        expect(used.every((review) => review?.said === 'ok')).toBe(true);
        expect(used.every((review) => (review?.on ?? '') > changed && (review?.on ?? '') > worried)).toBe(
          true,
        );
        for (const side of ['person', 'host']) {
          expect(used.filter((review) => review?.side === side)).toHaveLength(ground.needed);
        }
      }
    }),
    { numRuns: runs },
  );
  // A property about proposals that never arise would prove nothing.
  expect(found).toBeGreaterThan(runs / 50);
});

it('どんな経過でも、最後の変更のあとの「つらい」は、ひとつで近づく案になり、離れる案を消す', () => {
  fc.assert(
    fc.property(anyGround, fc.constantFrom('person' as const, 'host' as const), (ground, side) => {
      const heard: Review = { id: 'distress', side, on: today, said: 'distress' };
      const levels = ground.levels.filter(({ fromDay }) => fromDay < today);
      const proposals = fadingProposals({ ...ground, levels, reviews: [...ground.reviews, heard] });
      expect(proposals.every(({ direction }) => direction === 'nearer')).toBe(true);
      for (const kind of supportKindCodes) {
        const own = levels
          .filter((level) => level.kind === kind)
          .toSorted((a, b) => (a.fromDay <= b.fromDay ? -1 : 1));
        const current = own.at(-1);
        if (current === undefined || current.level === 'does_with') continue;
        if (own.filter(({ fromDay }) => fromDay === current.fromDay).length > 1) continue;
        expect(proposals.find((one) => one.kind === kind)).toMatchObject({ from: current.level });
      }
    }),
    { numRuns: runs },
  );
});
