import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hoursOn, type RecurrenceRule } from './hours.ts';
import { isOffered, windowText, type ResourceWindow } from './resource-window.ts';
import {
  emptyWindow,
  isEmptyWindow,
  readWindow,
  readWindows,
  typedWindows,
  type TypedWindow,
} from './typed-window.ts';

const today = '2026-11-24';
const none = { school: 'any', onHolidays: 'off', except: [] } as const;

function read(typed: Partial<TypedWindow>): ResourceWindow {
  const reading = readWindow({ ...emptyWindow, ...typed }, today);
  if ('errors' in reading) throw new Error(JSON.stringify(reading.errors));
  return reading.window;
}

it.each<[Partial<TypedWindow>, string]>([
  [
    { repeat: 'weekly', days: ['0', '2'], from: '9:30', until: '12時', capacity: '３' },
    '月・水 9:30–12:00　3人',
  ],
  [
    { repeat: 'nth_weekday', days: ['5'], nths: ['2', '4'], from: '1000', until: '午後3時' },
    '第2・第4土 10:00–15:00',
  ],
  [
    { repeat: 'day_of_month', dates: '５日、20日', from: '13:00', until: '15時半' },
    '毎月5日・20日 13:00–15:30',
  ],
  [
    { repeat: 'dates', dates: '12月3日、令和8年12月10日', from: '10:00', until: '11:00' },
    '12月3日・12月10日 10:00–11:00',
  ],
  [{ repeat: 'weekly', days: ['6'], onHolidays: true }, '日 0:00–24:00　祝日もある'],
  [{ repeat: 'irregular', note: '電話で相談' }, '不定期（電話で相談）'],
  [
    { repeat: 'weekly', days: ['0'], from: '7:30', until: '8:15', school: 'school_days' },
    '月 7:30–8:15　学校のある日だけ',
  ],
])('%j は「%s」と読める', (typed, expected) => {
  expect(windowText(read(typed))).toBe(expected);
});

it.each<[Partial<TypedWindow>, string[]]>([
  [{ repeat: 'weekly', from: '9:30', until: '12:00' }, ['days']],
  [{ repeat: 'weekly', days: ['0'], from: '9:30' }, ['time']],
  [{ repeat: 'weekly', days: ['0'], from: 'あさ', until: 'ひる' }, ['time']],
  [{ repeat: 'weekly', days: ['0'], from: '9:00', until: '9:00' }, ['time']],
  [{ repeat: 'nth_weekday', days: ['5'] }, ['nths']],
  [{ repeat: 'day_of_month', dates: '32日' }, ['dates']],
  [{ repeat: 'dates', dates: '2月30日' }, ['dates']],
  [{ days: ['0'] }, ['repeat']],
  [{ repeat: 'fortnightly', days: ['0'] }, ['offeredFrom']],
  [{ repeat: 'irregular', capacity: '-1' }, ['capacity']],
  [{ repeat: 'irregular', offeredFrom: '2026-12-01', offeredUntil: '2026-11-01' }, ['offeredUntil']],
])('%j は、欄ごとに聞き返す', (typed, fields) => {
  const reading = readWindow({ ...emptyWindow, ...typed }, today);
  expect('errors' in reading && Object.keys(reading.errors)).toEqual(fields);
});

it('なにも書いていない行は、枠ではない', () => {
  expect(isEmptyWindow(emptyWindow)).toBe(true);
  expect(isEmptyWindow({ ...emptyWindow, repeat: 'weekly' })).toBe(true);
  expect(isEmptyWindow({ ...emptyWindow, note: '要相談' })).toBe(false);
  expect(isEmptyWindow({ ...emptyWindow, onHolidays: true })).toBe(false);
});

it('不変条件11: 期限の切れた申し出は、立っていない', () => {
  expect(isOffered({ offeredFrom: null, offeredUntil: '2026-11-23' }, today)).toBe(false);
  expect(isOffered({ offeredFrom: null, offeredUntil: '2026-11-24' }, today)).toBe(true);
  expect(isOffered({ offeredFrom: '2026-11-25', offeredUntil: null }, today)).toBe(false);
});

it('終日が続いても、夜をまたいでも、曜日ごとに出る', () => {
  const whole = read({ repeat: 'weekly', days: ['0', '1', '4'] });
  expect(typedWindows(whole)).toMatchObject([{ days: ['0', '1', '4'], from: '0:00', until: '24:00' }]);
  const night = read({ repeat: 'weekly', days: ['2'], from: '22:00', until: '5:00' });
  expect(typedWindows(night)).toMatchObject([{ days: ['2'], from: '22:00', until: '5:00' }]);
});

const minute = fc.nat(95).map((quarter) => quarter * 15);
const someDays = fc.uniqueArray(fc.nat(6), { minLength: 1 }).map((days) => days.sort((a, b) => a - b));
const rules: fc.Arbitrary<RecurrenceRule> = fc.oneof(
  fc.tuple(someDays, minute, fc.integer({ min: 1, max: 24 })).map(([days, start, length]) => ({
    kind: 'weekly' as const,
    hours: [...hoursOn(days, Math.min(start, 1080), Math.min(start, 1080) + length * 15)],
    everyWeeks: 1,
    ...none,
    except: [],
  })),
  fc
    .tuple(someDays, fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, -1), { minLength: 1 }))
    .map(([days, nths]) => ({
      kind: 'nth_weekday' as const,
      days,
      nths,
      start: 600,
      end: 720,
      ...none,
      except: [],
    })),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1 }).map((dates) => ({
    kind: 'day_of_month' as const,
    dates,
    start: 600,
    end: 1440,
    ...none,
    except: [],
  })),
);

it('しまったものを画面に出し、そのまま保存しても、変わらない', () => {
  fc.assert(
    fc.property(rules, fc.option(fc.nat(50)), (rule, capacity) => {
      const window: ResourceWindow = { rule, capacity, note: '', offeredFrom: null, offeredUntil: null };
      const rows = typedWindows(window);
      expect(rows).toHaveLength(1);
      expect(rows.map((row) => read(row))).toEqual([window]);
    }),
  );
});

it('画面に出せない決まり（休む日・期間）は、ほかの欄を直しても消えない', () => {
  const id = '01890000-0000-7000-8000-000000000001';
  const stored: ResourceWindow = {
    id,
    rule: {
      kind: 'weekly',
      hours: [
        { from: 570, to: 720 },
        { from: 1440 + 780, to: 1440 + 900 },
      ],
      everyWeeks: 1,
      ...none,
      except: ['2026-12-29'],
      until: '2027-03-31',
    },
    capacity: null,
    note: '',
    offeredFrom: null,
    offeredUntil: null,
  };
  const rows = typedWindows(stored);
  expect(rows).toHaveLength(2);
  expect(readWindows([...rows, emptyWindow], [stored], today)).toEqual({ ok: true, windows: [stored] });
  const changed = readWindows(
    rows.map((row) => ({ ...row, capacity: '4' })),
    [stored],
    today,
  );
  if (!changed.ok) throw new Error('expected windows');
  expect(changed.windows.map((window) => window.id)).toEqual([id, undefined]);
  for (const { rule, capacity } of changed.windows) {
    expect(capacity).toBe(4);
    expect(rule).toMatchObject({ except: ['2026-12-29'], until: '2027-03-31' });
  }
  expect(readWindows([{ ...emptyWindow, repeat: 'weekly', from: '9:00' }], [], today)).toMatchObject({
    ok: false,
    errors: { 'windows.0.days': expect.any(String), 'windows.0.time': expect.any(String) },
  });
});
