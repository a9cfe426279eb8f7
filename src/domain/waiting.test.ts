import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestText } from './digest.ts';
import { byUrgency, groupWaiting, waitingKinds, type Waiting, type WaitingKind } from './waiting.ts';

const today = '2026-11-24';
const thing = (kind: WaitingKind, part: Partial<Waiting> = {}): Waiting => ({
  kind,
  title: '遠山 正さん',
  detail: '北野小学校の角',
  href: '/people/x',
  since: null,
  due: null,
  ...part,
});

const some = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(waitingKinds) as WaitingKind[])),
    since: fc.option(fc.constantFrom('2026-10-01', '2026-11-20', today)),
    due: fc.option(fc.constantFrom('2026-11-01', today, '2026-12-01')),
  }),
);

it('何も失わず、何もふえない。もう一度並べても同じ', () => {
  fc.assert(
    fc.property(some, (parts) => {
      const items = parts.map(({ kind, ...part }) => thing(kind, part));
      const grouped = groupWaiting(items).flatMap((group) => group.items);
      expect(grouped).toHaveLength(items.length);
      const key = (item: Waiting): string => `${item.kind} ${item.due} ${item.since}`;
      const urgent = byUrgency(items, today);
      expect(urgent.map(key).toSorted()).toEqual(items.map(key).toSorted());
      expect(byUrgency(urgent, today)).toEqual(urgent);
    }),
  );
});

it('続けての欠席と返してほしい枠が先。つぎに、するはずだった日の古い順', () => {
  const order = byUrgency(
    [
      thing('searching', { since: '2026-11-01' }),
      thing('reply', { since: '2026-11-09', due: '2026-11-23' }),
      thing('consent', { due: '2026-11-27' }),
      thing('absent_twice', { since: '2026-11-17' }),
      thing('conditions', { since: '2026-10-01' }),
    ],
    today,
  );
  expect(order.map((item) => item.kind)).toEqual([
    'absent_twice',
    'conditions',
    'reply',
    'consent',
    'searching',
  ]);
});

it('先の期日は、きょう手を打つことをおしのけない。日のないことも、待てる日数をこえたら上がる', () => {
  const order = byUrgency(
    [
      thing('handover', { since: '2026-11-20', due: '2027-04-01' }),
      thing('consent', { due: '2026-12-20' }),
      thing('plan', { since: today }),
      thing('host_worry', { since: '2026-10-26' }),
      thing('follow_up', { due: '2026-11-22' }),
    ],
    today,
  );
  expect(order.map((item) => item.kind)).toEqual(['host_worry', 'follow_up', 'plan', 'consent', 'handover']);
});

it('まとめのメールは、件数といつからかだけを言う。名まえも、ことばも書かない', () => {
  const text = digestText(
    '水沢 葉子',
    [
      thing('reply', { since: '2026-11-09', due: '2026-11-23' }),
      thing('reply', { since: '2026-11-20' }),
      thing('visit', { due: today }),
    ],
    today,
    'https://engawa.example.jp/',
  );
  expect(text).toContain('返事待ちの打診　2件（期日をすぎたもの1件、いちばん古いものは15日前から）');
  expect(text).toContain('見学・体験　1件');
  expect(text).not.toContain('遠山');
  expect(text).not.toContain('北野小学校');
});
