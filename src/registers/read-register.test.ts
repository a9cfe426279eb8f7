import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownRowOf, planImport } from './plan-import.ts';
import { readRegister } from './read-register.ts';
import { registerRowShape } from './register-row.ts';

const folder = '../shared/samples';
const isHere = existsSync(folder);
const read = (name: string) => readRegister(new Uint8Array(readFileSync(`${folder}/${name}`)), name);

type Expected = { rows: number; format: string; new: number; check: number; doubts: Record<string, number> };
const files: Record<string, Expected> = {
  '131059_bunkyo_kodomosyokudo.csv': {
    format: 'kodomo-shokudo',
    rows: 7,
    new: 7,
    check: 0,
    doubts: { 'day-of-week-only': 3, 'days-uncertain': 2 },
  },
  '131202_nerimaku_kodomosyokudo.csv': {
    format: 'kodomo-shokudo',
    rows: 40,
    new: 40,
    check: 0,
    doubts: {
      'day-of-week-only': 34,
      'days-uncertain': 2,
      'fee-unread': 1,
      'hours-half': 14,
      'hours-several': 3,
      'hours-unread': 1,
      'url-repaired': 12,
    },
  },
  '132071_akishimashi_kodomosyokudo.csv': {
    format: 'kodomo-shokudo',
    rows: 6,
    new: 6,
    check: 0,
    doubts: { 'day-of-week-only': 4 },
  },
  '132071_akishimashi_kodomosyokudo_tsuika.csv': {
    format: 'kodomo-shokudo-more',
    rows: 2,
    new: 2,
    check: 0,
    doubts: { 'parent-needed': 2 },
  },
  'jigyosho_155.csv': {
    format: 'kaigo',
    rows: 54,
    new: 54,
    check: 0,
    doubts: {
      'corporate-number-wrong': 1,
      'days-differ': 2,
      'days-uncertain': 3,
      'url-is-email': 1,
      'url-repaired': 5,
      'url-unread': 1,
    },
  },
  'jigyosho_710.csv': {
    format: 'kaigo',
    rows: 207,
    new: 207,
    check: 0,
    doubts: {
      'hours-unread': 2,
      'phone-unread': 1,
      'url-repaired': 4,
      'url-unread': 2,
    },
  },
};

describe.skipIf(!isHere)('実物のファイル（見本のフォルダーがないときは飛ばす）', () => {
  it.each(Object.entries(files))(
    '%s は、どの行も数えられ、疑いの数も決まっている',
    async (name, expected) => {
      const found = await read(name);
      if (!found.ok) throw new Error(JSON.stringify(found));
      const { report } = found;
      const doubts: Record<string, number> = {};
      for (const { code } of report.rows.flatMap((row) => row.doubts)) doubts[code] = (doubts[code] ?? 0) + 1;
      const { counts } = planImport(report.rows, []);
      expect({
        format: report.format.id,
        rows: report.rows.length,
        new: counts.new,
        check: counts.check,
        doubts,
      }).toEqual(expected);
      expect(report.unknownColumns).toEqual([]);
      expect(report.missingColumns).toEqual([]);
      expect(counts.read).toBe(counts.new + counts.check + counts.repeated);
      for (const row of report.rows) expect(registerRowShape.safeParse(row).error).toBeUndefined();

      expect(planImport(report.rows, report.rows.map(knownRowOf)).counts.same).toBe(expected.rows);
    },
  );

  it('どの升も、元の文字のまま残る', async () => {
    const found = await read('jigyosho_710.csv');
    const text = readFileSync(`${folder}/jigyosho_710.csv`, 'utf8').replace(/^\uFEFF/, '');
    const rows = found.ok ? found.report.rows : [];
    const quote = (cell: string) => (cell.includes(',') ? `"${cell}"` : cell);
    const again = rows.map((row) => `${Object.values(row.cells).map(quote).join()}\r\n`).join('');
    expect(again).toBe(text.slice(text.indexOf('\n') + 1));
  });

  it('文京区: 第2・4金曜と、月1回だけの曜日を、言いすぎない', async () => {
    const found = await read('131059_bunkyo_kodomosyokudo.csv');
    const rows = found.ok ? found.report.rows : [];
    expect(rows[4]?.resource.windows).toMatchObject([
      {
        rule: { kind: 'nth_weekday', nths: [2, 4], days: [4], start: 1080, end: 1200 },
        from: '18:00',
        to: '20:00',
      },
    ]);
    expect(rows[0]?.resource.windows).toEqual([]);
    expect(rows[0]?.resource.scheduleNote).toBe('月1回\n木\n17:00〜18:00');
    expect(rows[0]?.resource.fee.amounts).toContainEqual({ who: '大人', yen: 300 });
  });

  it('昭島市: 追加情報は、基本情報の同じ番号の行につながる', async () => {
    const basic = await read('132071_akishimashi_kodomosyokudo.csv');
    const more = await read('132071_akishimashi_kodomosyokudo_tsuika.csv');
    const parent = basic.ok ? basic.report.rows[2]?.sourceKey : undefined;
    expect(parent).toBe('kodomo-shokudo:132071:3');
    expect(more.ok && more.report.rows.map(({ parentKey }) => parentKey)).toEqual([parent, parent]);
    const keys = more.ok ? more.report.rows.map(({ sourceKey }) => sourceKey) : [];
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    '222127_nouen.csv',
    '222127_preschool.csv',
    'machinakasuzumidokoro.csv',
    'takamatsu/events.csv',
    'takamatsu/community_center.csv',
  ])('まだ知らない様式 %s は、見えた列を言って断る', async (name) => {
    const found = await read(name);
    expect(found.ok).toBe(false);
    expect(!found.ok && 'unknown' in found && found.unknown.seen.length).toBeGreaterThan(5);
    expect(!found.ok && 'sentence' in found && found.sentence).toMatch(/様式/);
  });
});
