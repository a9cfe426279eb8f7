import { addDays } from '#domain/calendar-day.ts';
import { addMonths } from '#domain/follow-up-rhythm.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';

export type Month = {
  /** 2026-11 */
  code: string;
  from: string;
  to: string;
  /** 令和8年11月 */
  label: string;
  before: string;
  after: string;
};

/** The month that was asked for, or the one of today. Anything else is nobody's typing. */
export function monthOf(asked: string | undefined, today: string): Month {
  const isMonth = asked !== undefined && /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(asked);
  const code = isMonth ? asked : today.slice(0, 7);
  const from = `${code}-01`;
  const next = addMonths(from, 1);
  return {
    code,
    from,
    to: addDays(next, -1),
    label: formatJapaneseDate(from).replace(/\d+日$/, ''),
    before: addMonths(from, -1).slice(0, 7),
    after: next.slice(0, 7),
  };
}
