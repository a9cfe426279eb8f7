import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bases } from './fact.ts';
import { handoverContentShape } from './handover.ts';
import { nextRotation, prefillHandover, type HandoverGround } from './handover-prefill.ts';

const nothing: HandoverGround = { triggers: '', facts: [], steps: [], dangers: [], promises: [], hosts: [] };

it('避けるべき関わり方、のこる仕事、受入先、危険のしるしが、はじめの文になる', () => {
  const content = prefillHandover({
    triggers: '大きな声で急がせない',
    facts: [
      { kind: 'aversion', words: '輪になって話すこと', basis: 'consent' },
      { kind: 'support_needed', words: '紙に書いてもらう', basis: 'consent' },
    ],
    steps: [{ words: '見学に同行', on: '2026-12-01', basis: 'consent' }],
    dangers: [{ words: '二日つづけて食べていない', on: '2026-11-03', basis: 'duty_to_report' }],
    promises: ['月に1回たずねる', '月に1回たずねる'],
    hosts: [{ resourceName: '見守りの会', role: '朝の立ち番', hostPerson: '会長', hostContact: '' }],
  });
  expect(content).toMatchObject({
    avoid: '大きな声で急がせない\n輪になって話すこと',
    rely: '紙に書いてもらう',
    promises: '月に1回たずねる',
    openTasks: '見学に同行（令和8年12月1日まで）',
    danger: '令和8年11月3日　二日つづけて食べていない',
    hosts: '見守りの会　朝の立ち番　会長',
  });
  expect(handoverContentShape.safeParse(content).success).toBe(true);
});

it('不変条件1: 支援会議で知ったことは、引継書に入らない', () => {
  const line = fc.record({
    words: fc.uuid(),
    basis: fc.constantFrom(...Object.keys(bases), 'unknown'),
    on: fc.constant('2026-11-01'),
    kind: fc.constantFrom('aversion', 'support_needed'),
  });
  fc.assert(
    fc.property(fc.array(line), fc.array(line), fc.array(line), (facts, steps, dangers) => {
      const written = JSON.stringify(prefillHandover({ ...nothing, facts, steps, dangers }));
      for (const { words, basis } of [...facts, ...steps, ...dangers]) {
        const isOpen = basis !== 'confidential_meeting' && basis !== 'unknown';
        expect(written.includes(words)).toBe(isOpen);
      }
    }),
  );
});

it('次の異動の日は、つぎの4月1日', () => {
  expect(nextRotation('2026-11-24')).toBe('2027-04-01');
  expect(nextRotation('2027-03-31')).toBe('2027-04-01');
  expect(nextRotation('2027-04-01')).toBe('2028-04-01');
});
