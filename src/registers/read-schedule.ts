import { clockMinutes, hoursOn, type RecurrenceRule } from '#domain/hours.ts';
import type { RegisterFormat } from './formats/register-format.ts';
import { readDays, type DayPattern } from './parsers/days.ts';
import { reading } from './parsers/doubt.ts';
import { fold } from './parsers/fold.ts';
import { readFrequency } from './parsers/frequency.ts';
import { findHours, readHours, type Hours } from './parsers/time.ts';
import type { RegisterWindow } from './register-row.ts';
import { tidy, type RowCells } from './row-cells.ts';

export type Schedule = { windows: RegisterWindow[]; openDays: DayPattern[]; scheduleNote: string };

const byMonth = (pattern: DayPattern) => pattern.kind === 'nth' || pattern.kind === 'monthday';

/** 第2・4金曜 in any of the cells says more than 金曜 beside it. */
function chooseDays(cells: RowCells, format: RegisterFormat): DayPattern[] {
  const frequency = cells.take(readFrequency(cells.raw('frequency')), 'frequency');
  const days = readDays(cells.raw('days'));
  const weekdays = readDays(cells.raw('weekdays'));
  const note = readDays(cells.raw('scheduleNote'));
  const particular = [days, weekdays, note].find(({ value }) => value.some(byMonth));
  if (particular) {
    const slot = particular === days ? 'days' : particular === weekdays ? 'weekdays' : 'scheduleNote';
    const chosen = cells.take(particular, slot).filter(byMonth);
    const named = weekdays.value.flatMap((pattern) => (pattern.kind === 'weekly' ? pattern.weekdays : []));
    const said = chosen.flatMap((pattern) => (pattern.kind === 'nth' ? pattern.weekdays : []));
    if (named.length > 0 && said.length > 0 && !named.every((day) => said.includes(day))) {
      cells.take(reading(null, cells.raw('weekdays'), 'days-differ'), 'weekdays');
    }
    return chosen;
  }
  cells.take(weekdays, 'weekdays');
  cells.take(days, 'days');
  const weekly = [...weekdays.value, ...days.value].filter((pattern) => pattern.kind === 'weekly');
  const isIrregular =
    frequency?.often === 'irregular' ||
    [...days.value, ...note.value].some(({ kind }) => kind === 'irregular');
  if (isIrregular) return [{ kind: 'irregular' }];
  if (/変動|不定期/.test(cells.raw('scheduleNote'))) {
    cells.take(reading(null, cells.raw('scheduleNote'), 'days-uncertain'), 'scheduleNote');
  }
  if (
    note.doubts.some(({ code }) => code === 'days-unread') &&
    /曜|第[\d１-５]/.test(cells.raw('scheduleNote'))
  ) {
    cells.take(reading(null, cells.raw('scheduleNote'), 'days-uncertain'), 'scheduleNote');
  }
  const inNote = note.value.flatMap((pattern) => (pattern.kind === 'weekly' ? pattern.weekdays : []));
  const inCell = weekly.flatMap((pattern) => (pattern.kind === 'weekly' ? pattern.weekdays : []));
  if (inNote.length > 0 && inCell.length > 0 && inNote.join() !== inCell.join()) {
    cells.take(reading(null, cells.raw('scheduleNote'), 'days-differ'), 'scheduleNote');
  }
  if (format.weekdaysMeanWeekly || frequency?.often === 'weekly') return weekly;
  // 月1回・土 names no Saturday: a rule from it would promise a day that nobody keeps.
  if (weekly.length > 0) cells.take(reading(null, cells.raw('weekdays'), 'day-of-week-only'), 'weekdays');
  return [];
}

function nthOf(nth: number): 1 | 2 | 3 | 4 | 5 | -1 {
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 || nth === 5 ? nth : -1;
}

function ruleOf(pattern: DayPattern, hours: Hours, runsOnHolidays: boolean): RecurrenceRule | undefined {
  const start = hours.from === null ? undefined : clockMinutes(hours.from);
  const end = hours.to === null ? undefined : clockMinutes(hours.to);
  if (start === undefined || end === undefined) return undefined;
  const onHolidays: 'runs' | 'off' = runsOnHolidays ? 'runs' : 'off';
  const exceptions = { school: 'any' as const, onHolidays, except: [] };
  const from0 = (weekdays: readonly number[]) => weekdays.map((day) => day - 1);
  if (pattern.kind === 'weekly') {
    const week = [...hoursOn(from0(pattern.weekdays), start, end)];
    return { kind: 'weekly', hours: week, everyWeeks: 1, ...exceptions };
  }
  if (pattern.kind === 'nth') {
    const nths = pattern.nths.map((nth) => nthOf(nth));
    return { kind: 'nth_weekday', nths, days: from0(pattern.weekdays), start, end, ...exceptions };
  }
  if (pattern.kind === 'monthday') {
    return { kind: 'day_of_month', dates: pattern.days, start, end, ...exceptions };
  }
  return undefined;
}

function noteOf(cells: RowCells): string {
  const frequency = readFrequency(cells.raw('frequency')).value?.label ?? tidy(cells.raw('frequency'));
  const days = [cells.words('weekdays'), cells.words('days')];
  const hours = [cells.words('opensAt'), cells.words('closesAt')];
  const when = hours.every((time) => time === '') ? '' : hours.join('〜');
  return [frequency, ...days, when, cells.words('scheduleNote')].filter((words) => words !== '').join('\n');
}

/** When it is open. A window is given only where both the days and the hours are known. */
export function readSchedule(cells: RowCells, format: RegisterFormat): Schedule {
  const openDays = chooseDays(cells, format);
  const note = cells.raw('scheduleNote');
  const hours = cells.take(readHours(cells.raw('opensAt'), cells.raw('closesAt'), ''), 'opensAt');
  // A note speaks of many hours (窓口, 電話); only one that stands alone is the opening hour.
  const inNote = hours.length > 0 ? [] : findHours(note);
  const restOfNote = fold(note).replace(/[\d:時分半午前後~①-⑳回目\s部制から翌朝日-]/g, '');
  if (inNote.length > 1) cells.take(reading(null, note, 'hours-several'), 'scheduleNote');
  else if (hours.length === 0 && inNote.length === 0 && /\d\s*(?::\s*\d|時(?!間))/.test(fold(note))) {
    cells.take(reading(null, note, 'hours-unread'), 'scheduleNote');
  }
  const noteIsHours = inNote.length > 0 && restOfNote.replace(/[第月火水木金土毎週曜二]/g, '') === '';
  const known = hours.length > 0 ? hours : noteIsHours ? inNote : [];
  const scheduleNote = noteOf(cells);
  const runsOnHolidays =
    /祝/.test(cells.raw('weekdays')) && !/祝.{0,4}(?:以外|除|休)/.test(cells.raw('weekdays'));
  const windows = openDays.flatMap((pattern): RegisterWindow[] => {
    if (pattern.kind === 'irregular') {
      const rule: RecurrenceRule = {
        kind: 'irregular',
        note: scheduleNote.slice(0, 500),
        school: 'any',
        onHolidays: 'off',
        except: [],
      };
      return [{ rule, from: known[0]?.from ?? null, to: known[0]?.to ?? null }];
    }
    return known.flatMap((each) => {
      const rule = ruleOf(pattern, each, runsOnHolidays);
      return rule ? [{ rule, from: each.from, to: each.to }] : [];
    });
  });
  return { windows, openDays, scheduleNote };
}
