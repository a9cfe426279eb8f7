import { Workbook } from '@cj-tech-master/excelts';
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  mostCellCharacters,
  mostColumns,
  mostFileBytes,
  mostUnpackedBytes,
  mostWorkbookCells,
} from './limits.ts';
import { openRegisterFile } from './open-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
async function problemOf(file: Uint8Array): Promise<string> {
  const opened = await openRegisterFile(file);
  if (opened.ok) return 'ok';
  expect(opened.problem.sentence).toMatch(/[。]$/);
  return opened.problem.code;
}
async function tableOf(file: Uint8Array) {
  const opened = await openRegisterFile(file);
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.table;
}
async function workbook(fill: (book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('文字と行', () => {
  it('引用符の中の改行と二重の引用符を読み、行番号は元の行を指す', async () => {
    const table = await tableOf(bytes('名称,備考\r\n"縁側\r\n食堂","「""なか""」"\r\n\r\nつぎ,あ\r\n'));
    expect(table.rows).toEqual([
      { line: 2, cells: ['縁側\r\n食堂', '「"なか"」'] },
      { line: 5, cells: ['つぎ', 'あ'] },
    ]);
    expect(table.blankLines).toBe(1);
  });
  it('閉じ忘れた引用符は、その升だけを文字として読み、しるしをつける', async () => {
    const table = await tableOf(bytes('名称,備考\nあ,"い\nう,え\n'));
    expect(table.rows).toEqual([
      { line: 2, cells: ['あ', '"い'], marks: [{ column: 1, code: 'broken-quote' }] },
      { line: 3, cells: ['う', 'え'] },
    ]);
  });
  it('見出しより多い升は捨てず、しるしをつける', async () => {
    const table = await tableOf(bytes('a,b\n1,2,3\n1\n'));
    expect(table.rows[0]).toEqual({
      line: 2,
      cells: ['1', '2', '3'],
      marks: [{ column: 2, code: 'extra-cells' }],
    });
    expect(table.rows[1]).toEqual({ line: 3, cells: ['1', ''] });
  });
  it('タブ区切りのUTF-16（ExcelのUnicodeテキスト）を読む', async () => {
    const text = '名称\t住所\r\n縁側\t一丁目,2番\r\n';
    const file = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))]);
    expect((await tableOf(file)).rows).toEqual([{ line: 2, cells: ['縁側', '一丁目,2番'] }]);
  });
  it('少しだけこわれた文字は、その升にしるしをつけて読む', async () => {
    const start = bytes('名称,住所\n縁側,縁が丘市\n');
    const table = await tableOf(new Uint8Array([...start, ...bytes('ひだまり,'), 0xe3, 0x81, 0x0a]));
    expect(table.rows[1]?.marks).toEqual([{ column: 1, code: 'broken-character' }]);
    expect(table.rows[0]?.marks).toBeUndefined();
  });
  it('末尾の空の行と空の列は数えるだけで、表をふくらませない', async () => {
    const table = await tableOf(bytes(`a,b${','.repeat(5000)}\n1,2\n${`${','.repeat(20)}\n`.repeat(989)}`));
    expect(table.head).toEqual(['a', 'b']);
    expect(table.rows).toHaveLength(1);
    expect(table.blankLines).toBe(989);
  });
});

describe('ブック', () => {
  it('日付・時刻・式・太字・先頭の0を文字として読み、式にしるしをつける', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('一覧');
      sheet.addRow(['日付', '時刻', '式', '太字', '番号', 'エラー']);
      sheet.addRow([
        new Date('2026-04-01T00:00:00Z'),
        0.375,
        { formula: 'A1&"x"', result: '結果' },
        { richText: [{ text: '縁' }, { text: '側' }] },
        '0190100271',
        { error: '#N/A' },
      ]);
      sheet.getCell('A2').numFmt = 'yyyy/mm/dd';
      sheet.getCell('B2').numFmt = 'h:mm';
    });
    const opened = await openRegisterFile(file);
    expect(opened.ok && opened.container).toBe('xlsx');
    expect((await tableOf(file)).rows).toEqual([
      {
        line: 2,
        cells: ['2026-04-01', '09:00', '結果', '縁側', '0190100271', '#N/A'],
        marks: [
          { column: 2, code: 'formula' },
          { column: 5, code: 'error-cell' },
        ],
      },
    ]);
  });
  it('ふりがなのついた文字に、ふりがなを混ぜない', async () => {
    const plain = await workbook((book) => book.addWorksheet('S').addRows([['名称'], ['縁側']]));
    const { unzipSync } = await import('fflate');
    const parts = unzipSync(plain);
    const strings = new TextDecoder().decode(parts['xl/sharedStrings.xml']);
    const withKana = strings.replace(/(<t[^>]*>縁側<\/t>)/, '$1<rPh sb="0" eb="2"><t>エンガワ</t></rPh>');
    expect(withKana).not.toBe(strings);
    const file = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(withKana) });
    expect((await tableOf(file)).rows).toEqual([{ line: 2, cells: ['縁側'] }]);
  });
  it('空のシートは飛ばし、すべてのシートを名まえつきで返す', async () => {
    const file = await workbook((book) => {
      book.addWorksheet('空');
      book.addWorksheet('表紙').addRow(['縁が丘市']);
      book.addWorksheet('一覧').addRows([['a'], ['1']]);
    });
    const opened = await openRegisterFile(file);
    expect(opened.ok && opened.tables.map(({ sheet }) => sheet)).toEqual(['表紙', '一覧']);
  });
});

describe('読めないものは、わけと直し方を言って断る', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['empty', '空のファイル', () => new Uint8Array()],
    ['empty', '空白だけ', () => bytes('\n\n , \n')],
    ['no-rows', '見出しだけ', () => bytes('名称,住所\n')],
    ['too-large', '大きすぎるファイル', () => new Uint8Array(mostFileBytes + 1)],
    ['endless-cell', '終わらない1行', () => bytes(`a\n${'あ'.repeat(mostCellCharacters + 1)}`)],
    [
      'endless-cell',
      '閉じない引用符の中の終わらない升',
      () => bytes(`a\n"${'x'.repeat(mostCellCharacters * 3)}`),
    ],
    [
      'too-many-columns',
      '何千もの列',
      () => bytes(`${Array.from({ length: mostColumns + 1 }, (_, at) => `c${at}`).join()}\n1\n`),
    ],
    ['too-many-columns', '区切りだけのファイル', () => bytes(','.repeat(2_000_000))],
    ['too-many-rows', '終わらない行', () => bytes(`a\n${'1\n'.repeat(100_001)}`)],
    ['broken-quotes', '引用符がこわれつづけるファイル', () => bytes(`a,b\n${'"x"y,1\n'.repeat(200)}`)],
    ['binary', '0の並ぶ中身', () => new Uint8Array(5000)],
    ['binary', '制御文字', () => bytes('\u0001\u0002\u0003a,b\n\u0001,2\n')],
    ['old-excel', '古いExcel', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
    ['other-document', 'PDF', () => bytes('%PDF-1.7\n')],
    ['other-document', '表でないzip', () => zipSync({ 'word/document.xml': strToU8('<a/>') })],
    [
      'broken-workbook',
      'とちゅうで切れたzip',
      () => zipSync({ 'xl/workbook.xml': strToU8('<workbook>'.repeat(99)) }).slice(0, 60),
    ],
    ['broken-workbook', '中身のこわれたブック', () => zipSync({ 'xl/workbook.xml': strToU8('<<<') })],
  ])('%s: %s', async (code, _, make) => {
    const found = await problemOf(make());
    expect(found).toBe(code);
  });

  it('ほどくとふくれ上がるブックは、上限でとめる', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(mostUnpackedBytes + 1024),
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await problemOf(bomb)).toBe('too-large-unpacked');
  }, 20_000);

  it('小さな升を何百万も詰めたブックは、升を数えてとめる', async () => {
    const dense = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8(`<row>${'<c/>'.repeat(mostWorkbookCells + 1)}</row>`),
    });
    expect(await problemOf(dense)).toBe('too-large-unpacked');
  });

  it('何が来ても投げない', async () => {
    const start = await workbook((book) =>
      book.addWorksheet('S').addRows([
        ['名称', '住所'],
        ['縁側', '縁が丘市'],
      ]),
    );
    for (let at = 0; at < start.length; at += 97) {
      const damaged = start.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      const opened = await openRegisterFile(damaged);
      expect(typeof opened.ok).toBe('boolean');
    }
  }, 20_000);
});
