import { addDays } from './calendar-day.ts';
import type { Half } from './formal-capacity.ts';
import { halvesOf } from './half-of-day.ts';
import { timesOn, weekdayIndex, type DayCalendar } from './hours-calendar.ts';
import type { RecurrenceRule } from './hours.ts';
import { closureOn, closureText, type Closure } from './resource-closure.ts';

/** What the state, the school and the weather say about days. */
export type TownDays = DayCalendar & {
  /** 短縮: lessons end at noon. */
  isShortSchoolDay?: (date: string) => boolean;
  closures: readonly Closure[];
};

/** A weekly slot that somebody goes to, with the rules of the windows that it comes from; none for a bare half day. */
export type WeeklySlot = {
  weekday: number;
  half: Half;
  startsOn: string;
  endsOn: string | null;
  rules: readonly RecurrenceRule[];
};

export type SlotDay = {
  day: string;
  half: Half;
  /** `unknown`: only the school's calendar could tell, and nobody has entered it. */
  state: 'open' | 'closed' | 'unknown';
  /** 大雨, 祝日, 学校が休み: on such a day nobody is absent. */
  why: string;
};

const noHoliday: DayCalendar = { isHoliday: () => false };

/** The rule without what the calendar takes away: would it be this day at all? */
function isDue(rule: RecurrenceRule, day: string, half: Half): boolean {
  const times = timesOn({ ...rule, school: 'any', onHolidays: 'runs', except: [] }, day, noHoliday);
  return times !== 'unknown' && times.some((time) => halvesOf(time).includes(half));
}

function stateOf(slot: WeeklySlot, day: string, town: TownDays): Omit<SlotDay, 'day' | 'half'> | undefined {
  const rules = slot.rules.filter((rule) => isDue(rule, day, slot.half));
  if (slot.rules.length > 0 && rules.length === 0) return undefined;
  const closed = (why: string) => ({ state: 'closed' as const, why });
  const shut = closureOn(town.closures, day, slot.half);
  if (shut) return closed(closureText(shut));
  if (rules.length === 0) return town.isHoliday(day) ? closed('祝日・年末年始') : { state: 'open', why: '' };
  let why = '';
  let isUnknown = false;
  for (const rule of rules) {
    const times = timesOn(rule, day, town);
    const isSchoolRule = rule.school === 'school_days';
    if (times === 'unknown') isUnknown = true;
    else if (times.length === 0) why ||= whyNot(rule, day, town);
    else if (isSchoolRule && slot.half === 'pm' && town.isShortSchoolDay?.(day)) why ||= '学校が午前まで';
    else return { state: 'open', why: '' };
  }
  return isUnknown ? { state: 'unknown', why: '学校の暦がまだありません' } : closed(why);
}

function whyNot(rule: RecurrenceRule, day: string, town: TownDays): string {
  if (rule.except.includes(day)) return '休みと決めた日';
  if (rule.onHolidays === 'off' && rule.kind !== 'dates' && town.isHoliday(day)) return '祝日・年末年始';
  return rule.school === 'school_holidays' ? '学校がある日' : '学校が休み';
}

/** Every day of a stretch that the slots fall on, open or not, in order. Two slots of one half day are one day. */
export function slotDays(slots: readonly WeeklySlot[], from: string, to: string, town: TownDays): SlotDay[] {
  const found = new Map<string, SlotDay>();
  for (const slot of slots) {
    const first = slot.startsOn > from ? slot.startsOn : from;
    const last = slot.endsOn !== null && slot.endsOn < to ? slot.endsOn : to;
    const offset = (slot.weekday - 1 - weekdayIndex(first) + 7) % 7;
    for (let day = addDays(first, offset); day <= last; day = addDays(day, 7)) {
      const state = stateOf(slot, day, town);
      const key = `${day} ${slot.half}`;
      if (state === undefined || found.get(key)?.state === 'open') continue;
      found.set(key, { day, half: slot.half, ...state });
    }
  }
  return [...found.values()].toSorted((a, b) => (`${a.day}${a.half}` < `${b.day}${b.half}` ? -1 : 1));
}

/** The days on which somebody is expected: weekly slots × school days × closures. */
export function openDays(slots: readonly WeeklySlot[], from: string, to: string, town: TownDays): SlotDay[] {
  return slotDays(slots, from, to, town).filter(({ state }) => state === 'open');
}
