import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './clash.ts';

const value = fc.jsonValue({ maxDepth: 2 });
const record = fc.dictionary(fc.string({ maxLength: 6 }), value, { maxKeys: 6 });

/** Three states of one record with the same fields, each side changing some of them. */
const meeting = fc
  .dictionary(
    fc.constantFrom('氏名', 'かな', 'phone', 'note', '__proto__', 'constructor', 'toString'),
    fc.record({ before: value, mine: fc.option(value), theirs: fc.option(value) }),
  )
  .map((fields) => {
    const entries = Object.entries(fields);
    const pick = (choose: (field: (typeof entries)[number][1]) => unknown) =>
      Object.fromEntries(entries.map(([name, field]) => [name, choose(field)]));
    return {
      before: pick((field) => field.before),
      mine: pick((field) => field.mine ?? field.before),
      theirs: pick((field) => field.theirs ?? field.before),
    };
  });

function text(input: unknown): string {
  return JSON.stringify(input, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The same values with the keys of every object turned round, as jsonb gives them back in an order of its own. */
function turned(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(turned);
  if (input === null || typeof input !== 'object') return input;
  return Object.fromEntries(
    Object.entries(input)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

describe('ふたりが同じ記録を直したとき', () => {
  it('打った文も、先に保存された文も、ひとつもなくならない', () => {
    fc.assert(
      fc.property(meeting, ({ before, mine, theirs }) => {
        const { merged, clashes } = compareVersions(before, theirs, mine);
        for (const [field, typed] of Object.entries(mine)) {
          const clash = clashes.find((entry) => entry.field === field);
          const kept = clash ? [clash.mine, clash.theirs] : [merged[field]];
          const iChanged = text(typed) !== text(before[field]);
          const theyChanged = text(theirs[field]) !== text(before[field]);
          if (iChanged) expect(kept.map(text)).toContain(text(typed));
          if (theyChanged) expect(kept.map(text)).toContain(text(theirs[field]));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('片方だけが変えた欄は、そのまま合わさる。両方が別々に変えた欄だけがぶつかる', () => {
    fc.assert(
      fc.property(meeting, ({ before, mine, theirs }) => {
        const { merged, clashes } = compareVersions(before, theirs, mine);
        const clashing = new Set(clashes.map((clash) => clash.field));
        for (const field of Object.keys(mine)) {
          const changed = {
            me: text(mine[field]) !== text(before[field]),
            they: text(theirs[field]) !== text(before[field]),
          };
          const differ = text(mine[field]) !== text(theirs[field]);
          expect(clashing.has(field)).toBe(changed.me && changed.they && differ);
          if (!changed.they) expect(text(merged[field])).toBe(text(mine[field]));
          if (!changed.me) expect(text(merged[field])).toBe(text(theirs[field]));
        }
        expect(Object.keys(merged).toSorted()).toEqual(Object.keys(mine).toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('欄の中の並び順がちがうだけでは、変わったことにならない', () => {
    fc.assert(
      fc.property(record, record, (before, theirs) => {
        const mine = turned(before) as Record<string, unknown>;
        const { merged, clashes } = compareVersions(before, { ...before, ...theirs }, mine);
        expect(clashes).toEqual([]);
        for (const field of Object.keys(mine))
          expect(text(merged[field])).toBe(text({ ...before, ...theirs }[field]));
      }),
    );
  });

  it('もとの文が分からないときは、ちがう欄はすべてぶつかる。消した欄も黙って戻らない', () => {
    fc.assert(
      fc.property(meeting, ({ mine, theirs }) => {
        const { merged, clashes } = compareVersions(undefined, theirs, mine);
        for (const field of Object.keys(mine)) {
          const differ = text(mine[field]) !== text(theirs[field]);
          expect(clashes.some((clash) => clash.field === field)).toBe(differ);
          expect(text(merged[field])).toBe(text(mine[field]));
        }
      }),
    );
    const cleared = compareVersions(undefined, { nextOn: '2026-04-01' }, { nextOn: null });
    expect(cleared.clashes).toHaveLength(1);
  });

  it('どちらから見ても、ぶつかる欄は同じ', () => {
    fc.assert(
      fc.property(meeting, ({ before, mine, theirs }) => {
        const seen = compareVersions(before, theirs, mine).clashes.map((clash) => clash.field);
        const other = compareVersions(before, mine, theirs).clashes.map((clash) => clash.field);
        expect(seen.toSorted()).toEqual(other.toSorted());
      }),
    );
  });

  it('ぶつかった欄には、打った文・今の文・元の文がならぶ', () => {
    const { clashes, merged } = compareVersions(
      { phone: '000-0000-0001', note: '朝' },
      { phone: '000-0000-0002', note: '朝' },
      { phone: '000-0000-0003', note: '昼' },
    );
    expect(clashes).toEqual([
      { field: 'phone', before: '000-0000-0001', theirs: '000-0000-0002', mine: '000-0000-0003' },
    ]);
    expect(merged['note']).toBe('昼');
  });
});
