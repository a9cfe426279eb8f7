import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAge } from './age.ts';
import { readCapacity } from './capacity.ts';
import { readCorporateNumber, readMunicipalityCode, readSourceNumber } from './code.ts';
import { readDate } from './date.ts';
import type { Reading } from './doubt.ts';
import { readFees, readYen } from './fee.ts';
import { readFrequency } from './frequency.ts';
import { readPhone } from './phone.ts';
import { readPoint } from './point.ts';
import { readStatus } from './status.ts';
import { readHours, readTime } from './time.ts';
import { readEmail, readUrl } from './url.ts';

const codes = (read: Reading<unknown>) => read.doubts.map(({ code }) => code).join();

describe('時刻', () => {
  it.each([
    ['17:00', '17:00'],
    ['7:30:00', '07:30'],
    ['7：30～', '07:30'],
    ['８:０0', '08:00'],
    ['午後５時半', '17:30'],
    ['0.375', '09:00'],
    ['24:00', '24:00'],
    ['', null],
  ])('%s は %s', (cell, time) => {
    expect(readTime(cell)).toEqual({ value: time, original: cell, doubts: [] });
  });
  it.each([
    ['25:00', 'hours-unread'],
    ['9:00-17:00', 'hours-several'],
    ['開始時間は日の出', 'hours-unread'],
    ['午後（要相談）3時', 'hours-unread'],
  ])('%s は読まない', (cell, code) => {
    expect(readTime(cell).value).toBeNull();
    expect(codes(readTime(cell))).toBe(code);
  });
  it.each([
    ['17:00', '18:00', '', [{ from: '17:00', to: '18:00' }], ''],
    ['12:00', '', '', [{ from: '12:00', to: null }], 'hours-half'],
    ['18:00', '9:00', '', [], 'hours-reversed'],
    ['22:00', '翌7:00', '', [{ from: '22:00', to: '07:00' }], ''],
    ['', '', '午後５時30分～６時30分', [{ from: '17:30', to: '18:30' }], ''],
    ['', '', '22：00～翌7：00', [{ from: '22:00', to: '07:00' }], ''],
    ['', '', '24時間対応', [], ''],
  ])('%s・%s・%s', (opens, closes, note, hours, doubts) => {
    const read = readHours(opens, closes, note);
    expect(read.value).toEqual(hours);
    expect(codes(read)).toBe(doubts);
  });
});

describe('料金', () => {
  it.each([
    ['0', 0],
    ['無料', 0],
    ['１，０００円', 1000],
    ['', null],
  ])('%s は %s 円', (cell, yen) => {
    expect(readYen(cell).value).toBe(yen);
    expect(codes(readYen(cell))).toBe('');
  });
  it.each<[string, [string, number][]]>([
    [
      'こども無料大人300円',
      [
        ['こども', 0],
        ['大人', 300],
      ],
    ],
    [
      '子ども・保護者：無料、その他：300円',
      [
        ['子ども・保護者', 0],
        ['その他', 300],
      ],
    ],
    [
      '料金：16歳未満：無料 16歳以上：200円',
      [
        ['16歳未満', 0],
        ['16歳以上', 200],
      ],
    ],
    [
      '料金：子ども：100円 付添いの大人：200円',
      [
        ['子ども', 100],
        ['付添いの大人', 200],
      ],
    ],
    ['1人300円(税込み)', [['', 300]]],
    ['無料', [['', 0]]],
  ])('%s', (cell, amounts) => {
    expect(readFees(cell)).toEqual({
      value: amounts.map(([who, yen]) => ({ who, yen })),
      original: cell,
      doubts: [],
    });
  });
  it.each(['カンパ', '200円/食：お子様連れ', 'おやつ代は半額の150円'])('%s は文のまま残す', (cell) => {
    expect(readFees(cell).value).toEqual([]);
    expect(codes(readFees(cell))).toBe('fee-unread');
  });
});

it.each([
  ['６ヵ月から', 0.5, null],
  ['3か月～5歳', 0.25, 5],
  ['満3歳から', 3, null],
  ['小学校1年生から6年生', 6, 12],
  ['18歳以下', null, 18],
  ['16歳未満', null, 15],
  ['0～5歳', 0, 5],
])('年齢 %s は %s から %s', (cell, from, to) => {
  expect(readAge(cell)).toEqual({ value: { from, to }, original: cell, doubts: [] });
});

it.each([
  ['廃園（令和3年3月31日）', [], 'closed'],
  ['(休園)', [], 'paused'],
  ['閉所', [], 'closed'],
  ['000-0000-0001', ['食堂休業中'], 'paused'],
  ['000-0000-0001', ['現在は活動を休止しています'], 'paused'],
  ['000-0000-0001', ['年末年始12月29日から1月3日は、休業致します。'], 'open'],
  ['000-0000-0001', ['12/30～1/3は冬季休業'], 'open'],
  ['', ['盆休み、年末年始休みあり'], 'open'],
])('電話「%s」と覚え書き %j の状態は %s', (phone, notes, state) => {
  const read = readStatus(phone, notes);
  expect(read.value).toBe(state);
  expect(codes(read)).toBe(state === 'open' ? '' : 'status-hidden');
});

it.each([
  ['(000)0000-0001', '000-0000-0001', ''],
  ['000-\n0000-0001', '000-0000-0001', ''],
  ['000-0000-0001（会長）', '000-0000-0001', 'phone-has-words'],
  ['00-0001', '', 'phone-unread'],
  ['-', '', ''],
])('電話 %j は %s', (cell, number, doubts) => {
  expect(readPhone(cell).value).toBe(number);
  expect(codes(readPhone(cell))).toBe(doubts);
});

it.each([
  ['35.7', '139.7', { latitude: 35.7, longitude: 139.7 }, ''],
  ['139.7', '35.7', { latitude: 35.7, longitude: 139.7 }, 'point-swapped'],
  ['0', '0', null, 'point-outside'],
  ['53.3', '-6.2', null, 'point-outside'],
  ['35.7', '', null, 'point-half'],
  ['①34.3\n②34.4', '①134.0\n②134.1', null, 'point-several'],
  ['北緯', '東経', null, 'point-unread'],
  ['', '', null, ''],
])('座標 %j・%j', (latitude, longitude, point, doubts) => {
  const read = readPoint(latitude, longitude);
  expect(read.value).toEqual(point);
  expect(codes(read)).toBe(doubts);
});

it.each([
  ['https://example.jp/', 'https://example.jp/', ''],
  ['http:/www.example.jp', 'http://www.example.jp', 'url-repaired'],
  ['htpp://example.jp', 'http://example.jp', 'url-repaired'],
  ['https：//example.jp', 'https://example.jp', 'url-repaired'],
  ['example.jp', 'http://example.jp', 'url-repaired'],
  ['食堂の頁\nhttps://example.jp/x', 'https://example.jp/x', 'url-repaired'],
  ['https://example.jp\n/x', 'https://example.jp/x', 'url-repaired'],
  ['a@example.jp', '', 'url-is-email'],
  ['公開終了', '', 'url-unread'],
  ['https:///', '', 'url-unread'],
  ['javascript:alert(1)', '', 'url-unread'],
])('番地 %j', (cell, url, doubts) => {
  expect(readUrl(cell).value.url).toBe(url);
  expect(codes(readUrl(cell))).toBe(doubts);
});

it.each([
  ['1952/1/25', '1952-01-25', ''],
  ['2021.1.1', '2021-01-01', ''],
  ['平成元年5月1日', '1989-05-01', ''],
  ['45383', '2024-04-01', ''],
  ['2026-04-19T00:00:00.000Z', '2026-04-19', ''],
  ['4月1日', null, 'date-unread'],
  ['2021-10-中旬', null, 'date-unread'],
  ['', null, ''],
])('日付 %s は %s', (cell, date, doubts) => {
  expect(readDate(cell).value).toBe(date);
  expect(codes(readDate(cell))).toBe(doubts);
});

it('コードと番号は検査数字でたしかめ、落ちた0を補う', () => {
  expect(readMunicipalityCode('11011', '北海道')).toMatchObject({
    value: '011011',
    doubts: [{ code: 'code-repaired' }],
  });
  expect(readMunicipalityCode('131058', '')).toMatchObject({
    value: '',
    doubts: [{ code: 'code-wrong', weight: 'check' }],
  });
  expect(readCorporateNumber('２４３０００５０００６３６　')).toMatchObject({
    value: '2430005000636',
    doubts: [],
  });
  expect(readCorporateNumber('4.00E+12')).toMatchObject({
    value: null,
    doubts: [{ code: 'corporate-number-wrong' }],
  });
  expect(readSourceNumber('190100271', 10)).toMatchObject({
    value: '0190100271',
    doubts: [{ code: 'number-repaired' }],
  });
  expect(readSourceNumber('3.00002E+12')).toMatchObject({ value: '', doubts: [{ code: 'number-damaged' }] });
  expect(readSourceNumber('１ ')).toMatchObject({ value: '1', doubts: [] });
});

it.each([
  ['60', true, 60, ''],
  ['先着30人', true, 30, ''],
  ['55名', true, 55, ''],
  ['0', true, null, ''],
  ['0', false, 0, ''],
  ['20組（40人）', true, null, 'capacity-unread'],
  ['20141219', true, null, 'capacity-unlikely'],
])('定員 %s', (cell, zeroIsUnknown, capacity, doubts) => {
  expect(readCapacity(cell, zeroIsUnknown).value).toBe(capacity);
  expect(codes(readCapacity(cell, zeroIsUnknown))).toBe(doubts);
});

it.each([
  ['5', 'sometimes'],
  ['３', 'weekly'],
  ['1 ', 'weekly'],
  ['8', 'irregular'],
  ['月１回', 'sometimes'],
  ['月一回～二回', 'sometimes'],
  ['毎週', 'weekly'],
  ['非公開', undefined],
])('頻度 %s は %s', (cell, often) => {
  expect(readFrequency(cell).value?.often).toBe(often);
});

it('どの読み手も、何を渡されても投げず、元の升を残す', () => {
  const readers: ((cell: string) => Reading<unknown>)[] = [
    readAge,
    readCorporateNumber,
    readDate,
    readEmail,
    readFees,
    readFrequency,
    readPhone,
    readTime,
    readUrl,
    readYen,
    (cell) => readCapacity(cell, true),
    (cell) => readMunicipalityCode(cell, ''),
    (cell) =>
      readPoint(cell, cell).value === null
        ? { value: null, original: cell, doubts: [] }
        : readPoint(cell, cell),
    (cell) => readSourceNumber(cell),
    (cell) =>
      readStatus(cell, [cell]).value === 'open'
        ? readStatus(cell, [])
        : { value: 0, original: cell, doubts: [] },
  ];
  const pieces = fc.constantFrom(
    '歳',
    '円',
    '無料',
    '～',
    '時',
    '第',
    '1',
    '９',
    ':',
    '.',
    '-',
    '@',
    'http://',
    '\n',
    '令和',
    '年',
    '月',
    '日',
    '休',
  );
  const cells = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(cells, (cell) => {
      for (const read of readers) expect(read(cell).original).toBe(cell);
    }),
    { numRuns: 400 },
  );
});
