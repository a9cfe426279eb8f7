import { Workbook } from '@cj-tech-master/excelts';
import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaigo } from './formats/kaigo.ts';
import { kodomoShokudo } from './formats/kodomo-shokudo.ts';
import { knownRowOf, planImport, type KnownRow } from './plan-import.ts';
import { readRegister } from './read-register.ts';
import { registerRowShape, type RegisterRow } from './register-row.ts';

type Values = Record<string, string>;
const head = kodomoShokudo.columns.map(({ header }) => header);
const shokudo = (values: Values) =>
  head.map((header) => values[header] ?? (header === '全国地方公共団体コード' ? '482018' : ''));

function csv(rows: readonly (readonly string[])[], end = '\r\n', quoteAll = false, delimiter = ','): string {
  const cell = (text: string) =>
    quoteAll || /["\r\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + end).join('');
}

async function rowsOf(file: Uint8Array | string, name = 'list.csv'): Promise<RegisterRow[]> {
  const read = await readRegister(typeof file === 'string' ? new TextEncoder().encode(file) : file, name);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.report.rows;
}
const read = (...rows: string[][]) => rowsOf(csv([head, ...rows]));

const apply = (rows: readonly RegisterRow[]): KnownRow[] => rows.map(knownRowOf);
const fates = (rows: readonly RegisterRow[], known: readonly KnownRow[]) =>
  planImport(rows, known).rows.map(({ fate, reasons }) =>
    [fate, ...reasons.map(({ code }) => code)].join(' '),
  );

const code = '131059';
const engawa = {
  全国地方公共団体コード: code,
  ID: '1',
  名称: '縁側こども食堂',
  住所: '縁が丘市日だまり町３丁目４番５号',
  開催頻度: '3',
  開催曜日: '水',
  開催開始時間: '17:00',
  開催終了時間: '19:00',
  参加費_大人: '300',
  電話番号1: '000-0000-0001',
};
const hidamari = {
  全国地方公共団体コード: code,
  ID: '2',
  名称: 'ひだまり食堂',
  住所: '縁が丘市日だまり町9-9',
  開催頻度: '5',
  開催曜日: '土',
};

describe('一行の運命', () => {
  it('はじめは新しく、取り込んだあとは同じ。変わった欄は、前と後を言う', async () => {
    const rows = await read(shokudo(engawa), shokudo(hidamari));
    expect(fates(rows, [])).toEqual(['new', 'new']);
    const known = apply(rows);
    expect(fates(rows, known)).toEqual(['same', 'same']);
    const next = await read(
      shokudo({ ...engawa, 電話番号1: '000-0000-0009', 参加費_大人: '400' }),
      shokudo(hidamari),
    );
    const plan = planImport(next, known);
    expect(plan.counts).toEqual({ read: 2, new: 0, changed: 1, same: 1, check: 0, repeated: 0 });
    expect(plan.rows[0]?.changes).toEqual([
      { field: 'resource.phone', label: '電話番号', from: '000-0000-0001', to: '000-0000-0009' },
      { field: 'resource.fee', label: '参加費', from: '大人 300円', to: '大人 400円' },
      { field: 'resource.fee.amounts', label: '読み取れた参加費', from: '大人 300円', to: '大人 400円' },
    ]);
  });
  it('変わった日時は、読める言葉で言う', async () => {
    const known = apply(
      await read(shokudo({ ...hidamari, 開催頻度: '1', 開催開始時間: '11:00', 開催終了時間: '13:00' })),
    );
    const next = { ...hidamari, 開催頻度: '1', 開催曜日: '日', 開催開始時間: '11:00', 開催終了時間: '13:00' };
    const [row] = planImport(await read(shokudo(next)), known).rows;
    const hours = row?.changes.find(({ field }) => field === 'resource.windows');
    expect(hours?.from).toBe('土 11:00–13:00');
    expect(hours?.to).toBe('日 11:00–13:00');
    expect(row?.changes.find(({ field }) => field === 'resource.scheduleNote')?.from).not.toContain('\n');
  });
  it('様式がことばを持たない列の変わり目も見える', async () => {
    const known = apply(await read(shokudo(engawa)));
    const plan = planImport(await read(shokudo({ ...engawa, 画像: 'a.jpg' })), known);
    expect(plan.rows[0]?.changes).toEqual([{ field: 'cells.画像', label: '画像', from: '', to: 'a.jpg' }]);
  });
  it('順・空白・全角半角が変わっても、同じものとわかる', async () => {
    const noId = { ...engawa, ID: '' };
    const known = apply(await read(shokudo(noId), shokudo(hidamari)));
    const wide = {
      ...noId,
      名称: '縁側 こども食堂',
      住所: '縁が丘市日だまり町 3-4-5',
      開催頻度: '３',
      電話番号1: '（000）0000−0001',
    };
    const rows = await read(shokudo({ ...hidamari, ID: '２ ' }), shokudo(wide));
    expect(rows.map(({ sourceKey }) => sourceKey)).toEqual(known.map(({ sourceKey }) => sourceKey).reverse());
    expect(planImport(rows, known).counts).toMatchObject({ new: 0, check: 0 });
  });
  it('同じ番号で中身のちがう2行は、どちらもたしかめてもらう。升まで同じ行は数えて名ざしする', async () => {
    const rows = await read(
      shokudo(engawa),
      shokudo({ ...engawa, 定員: '20' }),
      shokudo(hidamari),
      shokudo(hidamari),
    );
    const plan = planImport(rows, []);
    expect(plan.rows.map(({ fate }) => fate)).toEqual(['check', 'check', 'new']);
    expect(plan.repeated).toEqual([{ line: 5, sameAsLine: 4 }]);
    expect(plan.counts).toEqual({ read: 4, new: 1, changed: 0, same: 0, check: 2, repeated: 1 });
  });
  it('番号が付け直されたときは、上書きせずにたしかめてもらう', async () => {
    const known = apply(await read(shokudo(engawa), shokudo(hidamari)));
    const swapped = await read(shokudo({ ...engawa, ID: '2' }), shokudo({ ...hidamari, ID: '1' }));
    expect(fates(swapped, known)).toEqual(['check another-under-number', 'check another-under-number']);
    const moved = await read(shokudo({ ...engawa, ID: '7' }), shokudo(hidamari));
    const plan = planImport(moved, known);
    expect(plan.rows[0]).toMatchObject({ fate: 'check', knownKey: known[0]?.sourceKey });
    expect(plan.absent).toEqual([]);
  });
  it('ファイルから消えたものは、消さずに名ざしする', async () => {
    const known = apply(await read(shokudo(engawa), shokudo(hidamari)));
    expect(planImport(await read(shokudo(engawa)), known).absent).toEqual([known[1]?.sourceKey]);
  });
  it.each([
    ['=HYPERLINK("http://example.jp","縁側")', 'formula'],
    ["@SUM(1+9)*cmd|' /C calc'!A0", 'formula'],
    ['', 'no-name'],
    ['縁\uFFFD', 'broken-character'],
  ])('名称が %s の行は、見るまで入れない', async (name, reason) => {
    const rows = await read(shokudo({ ...engawa, 名称: name }));
    expect(fates(rows, [])).toEqual([`check ${reason}`]);
    expect(rows[0]?.cells['名称']).toBe(name);
    expect(rows[0]?.resource.name).not.toMatch(/^[=@]/);
  });
});

it('介護: 同じ事業所でもサービスがちがえば別のもの。落ちた0は補って同じものとわかる', async () => {
  const kaigoHead = kaigo.columns.map(({ header }) => header);
  const office = (values: Values) => kaigoHead.map((header) => values[header] ?? '');
  const base = {
    都道府県コード又は市町村コード: '011011',
    都道府県名: '北海道',
    事業所名: '縁側',
    住所: '縁が丘市1-1',
    事業所番号: '0190100271',
    サービスの種類: '訪問介護',
  };
  const rows = await rowsOf(
    csv([kaigoHead, office(base), office({ ...base, サービスの種類: '指定療養通所介護', 定員: '5' })]),
  );
  expect(rows.map(({ sourceKey }) => sourceKey)).toEqual(['kaigo:0190100271:110', 'kaigo:0190100271:155']);
  const damaged = { ...base, 都道府県コード又は市町村コード: '11011', 事業所番号: '190100271' };
  const again = await rowsOf(csv([kaigoHead, office(damaged)]));
  expect(again[0]).toMatchObject({ sourceKey: 'kaigo:0190100271:110', municipalityCode: '011011' });
});

it('介護: 表にあるサービスは、指定や全角のちがいがあっても、すべて見分ける', async () => {
  const kaigoHead = kaigo.columns.map(({ header }) => header);
  for (const service of kaigo.services ?? []) {
    for (const written of [
      service.name,
      `指定${service.name}`,
      service.name.replaceAll('（', '(').replaceAll('）', ')'),
    ]) {
      const values: Values = {
        事業所名: '縁側',
        事業所番号: '0190100271',
        サービスの種類: written,
        定員: '12',
      };
      const [row] = await rowsOf(csv([kaigoHead, kaigoHead.map((header) => values[header] ?? '')]));
      expect(row?.sourceKey).toBe(`kaigo:0190100271:${service.code}`);
      expect(row?.resource.capacity).toBe(service.capacityMeansPlaces ? 12 : null);
    }
  }
});

it('題の行と別のシートがあっても、表を見つけて、読まないものを名ざしする', async () => {
  const book = new Workbook();
  book.addWorksheet('表紙').addRow(['縁が丘市']);
  book.addWorksheet('一覧').addRows([['こども食堂一覧（令和8年4月1日現在）'], [], head, shokudo(engawa)]);
  const found = await readRegister(new Uint8Array(await book.xlsx.writeBuffer()), '一覧.csv');
  expect(found.ok && found.report).toMatchObject({
    sheet: '一覧',
    headLine: 3,
    rowCount: 1,
    otherSheets: [{ sheet: '表紙', rowCount: 0 }],
    linesAbove: [{ line: 1, text: 'こども食堂一覧（令和8年4月1日現在）' }],
  });
});

const encoders: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  bom: (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'two boms': (text) => new TextEncoder().encode(`\uFEFF\uFEFF${text}`),
  'bom and ?': (text) => new TextEncoder().encode(`\uFEFF?${text}`),
  'utf-16le': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  'utf-16le without bom': (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  'utf-16be': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
  cp932: (text) =>
    new Uint8Array(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' })),
};

const anyCell = fc
  .array(
    fc.constantFrom(
      '縁',
      '側',
      'あ',
      'ー',
      '①',
      '～',
      '（',
      '）',
      '髙',
      ' ',
      '　',
      '1',
      '-',
      '"',
      ',',
      '\t',
      'ｱ',
      '金',
      '第2',
    ),
    { maxLength: 8 },
  )
  .map((letters) => letters.join(''));
const anyRow = fc.record(Object.fromEntries(head.slice(1).map((header) => [header, anyCell])));

describe('どんな書き方のファイルでも', () => {
  it('文字コード・改行・引用符・区切りがちがっても、同じ表は同じに読める', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...Object.keys(encoders)),
        fc.constantFrom('\r\n', '\n', '\r'),
        fc.boolean(),
        fc.constantFrom(',', '\t'),
        async (values, encoding, end, quoteAll, delimiter) => {
          const table = [head, ...values.map((row) => shokudo({ ...row, 全国地方公共団体コード: code }))];
          const plain = await rowsOf(csv(table));
          const file = encoders[encoding]?.(csv(table, end, quoteAll, delimiter)) ?? new Uint8Array();
          expect(await rowsOf(file)).toEqual(plain);
          expect(plain).toHaveLength(values.length);
        },
      ),
      { numRuns: 80 },
    );
  });
  it('ブックにしても、同じ表は同じに読める', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 3 }), async (values) => {
        const table = [head, ...values.map((row) => shokudo({ ...row, 全国地方公共団体コード: code }))];
        const book = new Workbook();
        book.addWorksheet('S').addRows(table);
        expect(await rowsOf(new Uint8Array(await book.xlsx.writeBuffer()))).toEqual(await rowsOf(csv(table)));
      }),
      { numRuns: 20 },
    );
  });
  it('行は型どおりで、どの行も一度だけ数えられ、取り込んだあとはすべて同じになる', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (values, twice) => {
          const table = [...values, ...(twice ? values : [])].map((row) => shokudo(row));
          const rows = await rowsOf(csv([head, ...table]));
          for (const row of rows) expect(registerRowShape.safeParse(row).error).toBeUndefined();
          const { counts, repeated } = planImport(rows, []);
          expect(counts.new + counts.changed + counts.same + counts.check + repeated.length).toBe(
            rows.length,
          );
          expect(counts.read).toBe(rows.length);

          const byKey = new Map(rows.map((row) => [row.sourceKey, row]));
          const taken = [...byKey.values()];
          expect(planImport(taken, apply(taken)).counts).toMatchObject({
            read: taken.length,
            same: taken.length,
          });
          expect(planImport([...taken].reverse(), apply(taken)).counts.same).toBe(taken.length);
        },
      ),
      { numRuns: 80 },
    );
  });
});

it('終わりのない文でも、読むのに時間をかけすぎない', async () => {
  // A cell of the greatest length in each column; without a bound some of these took ten seconds apiece.
  const worst = ['一', '1,', '第1', '毎月', '12', '　', '(', 'a.', '0-'].map((piece) =>
    piece.repeat(32_000 / piece.length),
  );
  const started = performance.now();
  for (const cell of worst)
    await read(shokudo(Object.fromEntries(head.slice(1).map((header) => [header, cell]))));
  expect((performance.now() - started) / worst.length).toBeLessThan(1500);
}, 30_000);
