import { clockText } from './hours-text.ts';
import { hoursOn, minutesPerDay, type HourSpan, type RecurrenceRule } from './hours.ts';
import { parseJapaneseDate } from './japanese-date.ts';
import type { ResourceWindow } from './resource-window.ts';

/** One window as it is typed in a form: every part is text, so that nothing is lost when one of them is wrong. */
export type TypedWindow = {
  id: string;
  /** weekly, fortnightly, nth_weekday, day_of_month, dates, irregular; '' is an empty row. */
  repeat: string;
  days: readonly string[];
  nths: readonly string[];
  dates: string;
  from: string;
  until: string;
  school: string;
  onHolidays: boolean;
  capacity: string;
  offeredFrom: string;
  offeredUntil: string;
  note: string;
};

export const repeatLabels = {
  weekly: '毎週',
  fortnightly: '隔週',
  nth_weekday: '第○曜日',
  day_of_month: '毎月○日',
  dates: '日を決めて',
  irregular: '不定期',
} as const;
export type Repeat = keyof typeof repeatLabels;

export const emptyWindow: TypedWindow = {
  id: '',
  repeat: '',
  days: [],
  nths: [],
  dates: '',
  from: '',
  until: '',
  school: 'any',
  onHolidays: false,
  capacity: '',
  offeredFrom: '',
  offeredUntil: '',
  note: '',
};

/** A row in which nobody wrote anything is no window. */
export function isEmptyWindow(typed: TypedWindow): boolean {
  const { repeat: _repeat, school: _school, id: _id, ...rest } = typed;
  return Object.values(rest).every((value) => (typeof value === 'boolean' ? !value : value.length === 0));
}

type Reading = { window: ResourceWindow } | { errors: Record<string, string> };

const timeError = '時刻を、9:30 から 12:00 のように書いてください';
const dateError = '日付を、令和8年11月24日のように書いてください';

/** 930, 9:30, 9時半, 午後1時 → minutes of the day; 24:00 ends a day. */
function minutesTyped(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '').replace(/時半$/, '時30分');
  const match =
    /^(午前|午後)?(\d{1,2})(?:時(?:(\d{1,2})分?)?|[:.](\d{2}))$/.exec(plain) ??
    /^()(\d{1,2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const hour = Number(match[2]) + (match[1] === '午後' && Number(match[2]) < 12 ? 12 : 0);
  const minute = Number(match[3] ?? match[4] ?? 0);
  const minutes = hour * 60 + minute;
  return minute > 59 || minutes > minutesPerDay ? undefined : minutes;
}

/** Several days in one field, divided by 、 or a line end. */
function datesTyped(typed: string, today: string): string[] | undefined {
  const dates: string[] = [];
  for (const part of typed.split(/[、,\n]/).filter((one) => one.trim() !== '')) {
    const parsed = parseJapaneseDate(part, today);
    if (!parsed.ok) return undefined;
    dates.push(parsed.date);
  }
  return dates.length > 0 ? dates : undefined;
}

function daysOfMonthTyped(typed: string): number[] | undefined {
  const numbers = typed.normalize('NFKC').match(/\d+/g)?.map(Number) ?? [];
  return numbers.length > 0 && numbers.every((day) => day >= 1 && day <= 31) ? numbers : undefined;
}

/** Reads one typed window; what is wrong comes back by field (`days`, `time`, …). */
export function readWindow(typed: TypedWindow, today: string): Reading {
  const errors: Record<string, string> = {};
  const days = typed.days.map(Number).filter((day) => day >= 0 && day <= 6);
  const from = minutesTyped(typed.from);
  const until = minutesTyped(typed.until);
  const start = from ?? 0;
  const end = until ?? minutesPerDay;
  const exceptions = {
    school: schoolOf(typed.school),
    onHolidays: typed.onHolidays ? ('runs' as const) : ('off' as const),
    except: [],
  };
  const isWholeDay = typed.from.trim() === '' && typed.until.trim() === '';
  if (typed.repeat !== 'irregular' && !isWholeDay && (from === undefined || until === undefined))
    errors['time'] = timeError;
  if (from !== undefined && from === until) errors['time'] = '終わりの時刻は、始まりと別にしてください';
  const needsDays = ['weekly', 'fortnightly', 'nth_weekday'].includes(typed.repeat);
  if (needsDays && days.length === 0) errors['days'] = '曜日を選んでください';

  let rule: RecurrenceRule | undefined;
  switch (typed.repeat) {
    case 'weekly':
      rule = { kind: 'weekly', hours: [...hoursOn(days, start, end)], everyWeeks: 1, ...exceptions };
      break;
    case 'fortnightly':
      rule = { kind: 'weekly', hours: [...hoursOn(days, start, end)], everyWeeks: 2, ...exceptions };
      break;
    case 'nth_weekday': {
      const nths = typed.nths.map(Number).filter((nth) => nth === -1 || (nth >= 1 && nth <= 5));
      if (nths.length === 0) errors['nths'] = '第いくつの曜日かを選んでください';
      rule = { kind: 'nth_weekday', nths, days, start, end, ...exceptions };
      break;
    }
    case 'day_of_month': {
      const dates = daysOfMonthTyped(typed.dates);
      if (!dates) errors['dates'] = '毎月の何日かを、5日、20日のように書いてください';
      rule = { kind: 'day_of_month', dates: dates ?? [], start, end, ...exceptions };
      break;
    }
    case 'dates': {
      const dates = datesTyped(typed.dates, today);
      if (!dates) errors['dates'] = dateError;
      rule = { kind: 'dates', dates: dates ?? [], start, end, ...exceptions };
      break;
    }
    case 'irregular':
      rule = { kind: 'irregular', note: typed.note, ...exceptions };
      break;
    default:
      errors['repeat'] = 'くりかえし方を選んでください';
  }

  const capacity = typed.capacity.trim() === '' ? null : Number(typed.capacity.normalize('NFKC'));
  if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 0 && capacity <= 999))
    errors['capacity'] = '人数を、0か正の数字で書いてください';
  const offeredFrom = oneDate(typed.offeredFrom, today, errors, 'offeredFrom');
  const offeredUntil = oneDate(typed.offeredUntil, today, errors, 'offeredUntil');
  if (offeredFrom !== null && offeredUntil !== null && offeredUntil < offeredFrom)
    errors['offeredUntil'] = '終わりの日は、始まりの日より後にしてください';
  // 隔週 has to be counted from some week.
  if (typed.repeat === 'fortnightly' && rule !== undefined) {
    if (offeredFrom === null) errors['offeredFrom'] ??= '隔週のときは、はじめの日を書いてください';
    else rule = { ...rule, from: offeredFrom };
  }
  if (typed.note.length > 500) errors['note'] = '覚え書きは500字までです';
  if (rule === undefined || Object.keys(errors).length > 0) return { errors };
  const id = typed.id === '' ? {} : { id: typed.id };
  return { window: { ...id, rule, capacity, note: typed.note, offeredFrom, offeredUntil } };
}

function schoolOf(typed: string): RecurrenceRule['school'] {
  return typed === 'school_days' || typed === 'school_holidays' ? typed : 'any';
}

function oneDate(typed: string, today: string, errors: Record<string, string>, field: string): string | null {
  if (typed.trim() === '') return null;
  const parsed = parseJapaneseDate(typed, today);
  if (parsed.ok) return parsed.date;
  errors[field] = parsed.error;
  return null;
}

/** Stored windows as the form shows them. A weekly rule with several times becomes one row for each time. */
export function typedWindows(window: ResourceWindow): TypedWindow[] {
  const { rule } = window;
  const common: TypedWindow = {
    ...emptyWindow,
    id: window.id ?? '',
    school: rule.school,
    onHolidays: rule.onHolidays === 'runs',
    capacity: window.capacity === null ? '' : String(window.capacity),
    offeredFrom: window.offeredFrom ?? '',
    offeredUntil: window.offeredUntil ?? '',
    note: window.note,
  };
  if (rule.kind === 'irregular') return [{ ...common, repeat: 'irregular', note: window.note || rule.note }];
  if (rule.kind === 'weekly') return weeklyRows(rule, common);
  const times = { from: clockText(rule.start), until: clockText(rule.end) };
  if (rule.kind === 'nth_weekday') {
    const [days, nths] = [rule.days.map(String), rule.nths.map(String)];
    return [{ ...common, repeat: 'nth_weekday', days, nths, ...times }];
  }
  const dates = rule.kind === 'dates' ? rule.dates : rule.dates.map((date) => `${date}日`);
  return [{ ...common, repeat: rule.kind, dates: dates.join('、'), ...times }];
}

function weeklyRows(rule: Extract<RecurrenceRule, { kind: 'weekly' }>, common: TypedWindow): TypedWindow[] {
  const repeat = rule.everyWeeks === 1 ? 'weekly' : 'fortnightly';
  const rows = new Map<string, TypedWindow>();
  for (const { day, start, end } of rule.hours.flatMap(byDay)) {
    const times = { from: clockText(start), until: clockText(end) };
    const key = `${times.from}–${times.until}`;
    const days = [...(rows.get(key)?.days ?? []), String(day)];
    rows.set(key, { ...common, repeat, days, ...times });
  }
  return [...rows.values()];
}

/** A span of the week day by day; what is shorter than a day and runs past midnight stays one night. */
function byDay({ from, to }: HourSpan): { day: number; start: number; end: number }[] {
  const parts: { day: number; start: number; end: number }[] = [];
  for (let at = from; at < to;) {
    const day = Math.floor(at / minutesPerDay);
    const midnight = (day + 1) * minutesPerDay;
    const until = to - at < minutesPerDay ? to : midnight;
    const end = until - day * minutesPerDay;
    parts.push({
      day,
      start: at - day * minutesPerDay,
      end: end > minutesPerDay ? end - minutesPerDay : end,
    });
    at = until;
  }
  return parts;
}

export type WindowsRead =
  | { ok: true; windows: ResourceWindow[] }
  /** By field: `windows.0.days`, the number being the place of the row. */
  | { ok: false; errors: Record<string, string> };

/**
 * Reads the rows of the form beside what is stored. A window whose rows were left as they were stays exactly as it is stored:
 * an imported rule may say more than the form can (休む日, a term), and looking at it must not lose that.
 */
export function readWindows(
  rows: readonly TypedWindow[],
  stored: readonly ResourceWindow[],
  today: string,
): WindowsRead {
  const errors: Record<string, string> = {};
  const windows: ResourceWindow[] = [];
  const settled = new Set<string>();
  for (const [place, row] of rows.entries()) {
    if (isEmptyWindow(row) || (row.id !== '' && settled.has(row.id))) continue;
    const before = stored.find((window) => window.id !== undefined && window.id === row.id);
    const siblings = rows.filter((other) => other.id !== '' && other.id === row.id && !isEmptyWindow(other));
    if (before && JSON.stringify(siblings) === JSON.stringify(typedWindows(before))) {
      windows.push(before);
      settled.add(row.id);
      continue;
    }
    const reading = readWindow(row, today);
    if ('errors' in reading) {
      for (const [field, message] of Object.entries(reading.errors))
        errors[`windows.${place}.${field}`] = message;
      continue;
    }
    const isTaken = windows.some((window) => window.id !== undefined && window.id === row.id);
    const { id: _id, ...window } = reading.window;
    windows.push({
      ...window,
      rule: withTermOf(window.rule, before?.rule),
      ...(before && !isTaken ? { id: row.id } : {}),
    });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, windows };
}

/** Days off and terms that the form does not show are carried over to the changed rule. */
function withTermOf(rule: RecurrenceRule, before: RecurrenceRule | undefined): RecurrenceRule {
  if (before === undefined) return rule;
  const { from = rule.from, until = rule.until, except } = before;
  const term = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  return { ...rule, ...term, ...(rule.from === undefined ? {} : { from: rule.from }), except };
}
