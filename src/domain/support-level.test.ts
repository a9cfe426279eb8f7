import { expect, it } from 'vitest';
import { levelSpans, type LevelRow } from './support-level.ts';

const rows: LevelRow[] = [
  { level: 'does_with', fromDay: '2026-08-03' },
  { level: 'on_call', fromDay: '2026-10-12' },
  { level: 'beside', fromDay: '2026-09-07' },
];

it('支え方は日の順につながり、さいごの段はきょうまで続く', () => {
  expect(levelSpans(rows, '2026-11-24')).toEqual([
    { level: 'does_with', from: '2026-08-03', to: '2026-09-07' },
    { level: 'beside', from: '2026-09-07', to: '2026-10-12' },
    { level: 'on_call', from: '2026-10-12', to: '2026-11-24' },
  ]);
});

it('同じ日に書き直した段は、あとのほう。先の日の段は、まだ描かない', () => {
  const again: LevelRow[] = [...rows, { level: 'none', fromDay: '2026-10-12' }];
  expect(levelSpans(again, '2026-11-24').at(-1)).toMatchObject({ level: 'none' });
  expect(levelSpans([{ level: 'none', fromDay: '2026-12-01' }], '2026-11-24')).toEqual([]);
});
