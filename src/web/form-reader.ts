import { parseJapaneseDate } from '#domain/japanese-date.ts';
import type { Form } from '#web/form.ts';
import { readClockTime } from '#web/ui/clock-time.ts';

/** Reads days and times as people write them, and keeps what could not be read as errors of their fields. */
export type FormReader = {
  form: Form;
  today: string;
  errors: Record<string, string>;
  /** YYYY-MM-DD, or null when nothing (or nothing readable) was typed. */
  day(name: string): string | null;
  /** The same for what has happened: a day still to come is a slip of the pen. */
  pastDay(name: string): string | null;
  /** The instant of a day and a time in Japan, not after today. */
  instant(dayName: string, timeName: string): Date | undefined;
  /** A chosen value, or null for the empty choice. */
  choice(name: string): string | null;
};

export function formReader(form: Form, today: string): FormReader {
  const errors: Record<string, string> = {};
  const day = (name: string): string | null => {
    const typed = form.text(name);
    if (typed.trim() === '') return null;
    const parsed = parseJapaneseDate(typed, today);
    if (parsed.ok) return parsed.date;
    errors[name] = parsed.error;
    return null;
  };
  const pastDay = (name: string): string | null => {
    const on = day(name);
    if (on === null || on <= today) return on;
    errors[name] = 'きょうより先の日になっています。日をたしかめてください';
    return null;
  };
  return {
    form,
    today,
    errors,
    day,
    pastDay,
    instant(dayName, timeName) {
      const on = pastDay(dayName);
      if (on === null) {
        errors[dayName] ??= '日を、令和8年11月24日のように書いてください';
        return undefined;
      }
      const time = readClockTime(form.text(timeName));
      if (time === undefined || time.startsWith('24')) {
        errors[timeName] = '時刻を、9:30のように書いてください';
        return undefined;
      }
      return new Date(`${on}T${time.padStart(5, '0')}:00+09:00`);
    },
    choice: (name) => form.text(name) || null,
  };
}

/** What a page shows in its fields: what was typed before, or what is stored. */
export type Values = Readonly<Record<string, readonly string[]>>;

export function shown(values: Values) {
  const all = (name: string): readonly string[] => values[name] ?? [];
  return {
    all,
    text: (name: string): string => all(name)[0] ?? '',
    isOn: (name: string): boolean => all(name).length > 0,
  };
}
