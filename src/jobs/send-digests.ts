import holidayJp from '@holiday-jp/holiday_jp';
import { weekdayOf } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { listDigestReaders } from '#use-cases/today/list-digest-readers.ts';
import { sendDigest } from '#use-cases/today/send-digest.ts';
import type { SendMail } from './mail.ts';

const holidays: Readonly<Record<string, unknown>> = holidayJp.holidays;

/** 土日祝と年末年始（12月29日–1月3日）は仕事の日ではない. */
export function isWorkingDay(day: string): boolean {
  const date = day.slice(5);
  const weekday = weekdayOf(day);
  return (
    weekday !== '土' &&
    weekday !== '日' &&
    !Object.hasOwn(holidays, day) &&
    !(date >= '12-29' || date <= '01-03')
  );
}

/** The morning's mails of one municipality, and how many went out. One reader's broken address does not keep the others from theirs. */
export async function sendDigests(
  municipalityId: string,
  now: Date,
  address: string,
  send: SendMail,
): Promise<number> {
  const today = tokyoDay(now);
  if (!isWorkingDay(today)) return 0;
  let sent = 0;
  const problems: unknown[] = [];
  for (const reader of await listDigestReaders(municipalityId)) {
    try {
      if ((await sendDigest(reader, today, address, send)) === 'sent') sent += 1;
    } catch (problem) {
      problems.push(problem);
    }
  }
  // Thrown after everybody had a turn, so that the queue tries again for those who got nothing.
  if (problems.length > 0) throw new AggregateError(problems, `${problems.length} digests were not sent`);
  return sent;
}
