import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldForSearch, fullName } from './person-name.ts';
import { nameWithSan } from './person.ts';

/** The very table that the database uses, read from its migration: the two must never drift apart. */
function databaseTable(): Map<string, string> {
  const sql = readFileSync(new URL('../db/migrations/0001-ground.sql', import.meta.url), 'utf8');
  const body = sql.slice(sql.indexOf('function app.fold('));
  const [from = '', to = ''] = [...body.matchAll(/'([^'\\]{80,})'/g)].map((match) => match[1] ?? '');
  const [left, right] = [Array.from(from), Array.from(to)];
  expect(left.length).toBe(right.length);
  expect(left.length).toBeGreaterThan(120);
  return new Map(left.map((letter, place) => [letter, right[place] ?? '']));
}

const table = databaseTable();

it('異体字と仮名の表は、データベースの表と一字ずつ同じ', () => {
  for (const [from, to] of table) expect(foldForSearch(from), from).toBe(to);
});

it('表にない文字は変えない', () => {
  const letters = Array.from('山田太郎相良剛ゝー・々〆ヷ辻葛').filter((letter) => !table.has(letter));
  for (const letter of letters) expect(foldForSearch(letter)).toBe(letter.normalize('NFKC').toLowerCase());
  for (let code = 0x30a1; code <= 0x30fe; code += 1) {
    const letter = String.fromCodePoint(code);
    expect(foldForSearch(letter), letter).toBe(table.get(letter) ?? letter);
  }
});

it.each([
  ['ｻｶﾞﾗ ﾂﾖｼ', 'さがらつよし'],
  ['サガラ　ツヨシ', 'さがらつよし'],
  ['髙橋', '高橋'],
  ['山﨑', '山崎'],
  ['渡邉', '渡辺'],
  ['渡邊', '渡辺'],
  ['渡邉\u{E0101}', '渡辺'],
  ['葛\u{E0100}城', '葛城'],
  ['𠮷田', '吉田'],
  ['齋藤', '斎藤'],
  ['㈱ヒダマリ', '(株)ひだまり'],
  ['ＡＢＣ', 'abc'],
])('「%s」は「%s」として探す', (typed, folded) => {
  expect(foldForSearch(typed)).toBe(folded);
});

it('畳んだものをもう一度畳んでも変わらない', () => {
  const names = fc.string({
    unit: fc.constantFrom(...table.keys(), ...Array.from('あア亜ｱ 　Aａ邉\u{E0101}ｶﾞ')),
  });
  fc.assert(
    fc.property(names, (name) => {
      expect(foldForSearch(foldForSearch(name))).toBe(foldForSearch(name));
    }),
  );
});

it('姓と名のあいだに空白を置き、片方だけなら置かない', () => {
  expect(fullName('相良', '剛')).toBe('相良 剛');
  expect(fullName('', 'ゆき')).toBe('ゆき');
});

it('名まえには「さん」をつけ、名まえのかわりの呼び名にはつけない', () => {
  const unnamed = { familyName: '', givenName: '', called: '電話の女性' };
  expect(nameWithSan({ ...unnamed, familyName: '相良', givenName: '剛' })).toBe('相良 剛さん');
  expect(nameWithSan({ ...unnamed, givenName: 'ゆき' })).toBe('ゆきさん');
  expect(nameWithSan(unnamed)).toBe('電話の女性');
});
