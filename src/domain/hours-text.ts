import {
  dayNames,
  holidayLabels,
  minutesPerDay,
  minutesPerWeek,
  schoolLabels,
  type RecurrenceRule,
  type WeeklyHours,
} from './hours.ts';

export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 「月・水 9:30–12:00」, days with the same times together; a night is written on the day it begins. */
export function hoursText(hours: WeeklyHours): string {
  const daysOfTime = new Map<string, number[]>();
  for (const { from, to } of nights(hours)) {
    if (to - from >= minutesPerWeek) return 'いつでも';
    for (const part of pieces(from, to)) {
      const time = `${clockText(part.start)}–${clockText(part.end)}`;
      daysOfTime.set(time, [...(daysOfTime.get(time) ?? []), part.day]);
    }
  }
  return [...daysOfTime].map(([time, days]) => `${daysText(days)} ${time}`).join('　');
}

/** A span that goes past midnight for more than one day is told day by day. */
function pieces(from: number, to: number): { day: number; start: number; end: number }[] {
  const parts: { day: number; start: number; end: number }[] = [];
  for (let start = from; start < to;) {
    const day = Math.floor(start / minutesPerDay);
    const isOneNight = to - start < minutesPerDay;
    const end = isOneNight ? to : Math.min(to, (day + 1) * minutesPerDay);
    const endOfDay = end - day * minutesPerDay;
    parts.push({
      day: day % 7,
      start: start - day * minutesPerDay,
      end: endOfDay > minutesPerDay ? endOfDay - minutesPerDay : endOfDay,
    });
    start = end;
  }
  return parts;
}

/** Sunday 22:00–Monday 5:00 is kept as two spans, but is one night. */
function nights(hours: WeeklyHours): WeeklyHours {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined || first === last) return hours;
  if (first.from !== 0 || last.to !== minutesPerWeek || first.to > minutesPerDay / 2) return hours;
  return [...hours.slice(1, -1), { from: last.from, to: minutesPerWeek + first.to }];
}

/** 「月〜金」 for three or more in a row, else 「月・水」; all seven is 「毎日」. */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return '毎日';
  const isRow = sorted.every((day, index) => index === 0 || day === (sorted[index - 1] ?? 0) + 1);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (isRow && sorted.length >= 3 && first !== undefined && last !== undefined) {
    return `${dayNames[first]}〜${dayNames[last]}`;
  }
  return sorted.map((day) => dayNames[day]).join('・');
}

/** 「第2・第4土 10:00–15:00 祝日もある」: what somebody would say on the telephone. */
export function ruleText(rule: RecurrenceRule): string {
  const notes = [
    rule.school === 'any' ? '' : schoolLabels[rule.school],
    rule.onHolidays === 'runs' ? holidayLabels.runs : '',
    rule.from === undefined ? '' : `${shortDate(rule.from)}から`,
    rule.until === undefined ? '' : `${shortDate(rule.until)}まで`,
    rule.except.length === 0 ? '' : `${rule.except.map(shortDate).join('・')}は休み`,
  ];
  return [basicText(rule), ...notes.filter((note) => note !== '')].join('　');
}

function basicText(rule: RecurrenceRule): string {
  switch (rule.kind) {
    case 'weekly': {
      const every = rule.everyWeeks === 2 ? '隔週 ' : `${rule.everyWeeks}週ごと `;
      return `${rule.everyWeeks === 1 ? '' : every}${hoursText(rule.hours)}`;
    }
    case 'nth_weekday': {
      const nths = rule.nths.map((nth) => (nth === -1 ? '最終' : `第${nth}`)).join('・');
      return `${nths}${daysText(rule.days)} ${clockText(rule.start)}–${clockText(rule.end)}`;
    }
    case 'day_of_month':
      return `毎月${rule.dates.map((date) => `${date}日`).join('・')} ${clockText(rule.start)}–${clockText(rule.end)}`;
    case 'dates':
      return `${rule.dates.map(shortDate).join('・')} ${clockText(rule.start)}–${clockText(rule.end)}`;
    default:
      return rule.note === '' ? '不定期' : `不定期（${rule.note}）`;
  }
}

function shortDate(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
