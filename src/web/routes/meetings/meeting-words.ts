import { formatJapaneseDate } from '#domain/japanese-date.ts';

type Named = { title: string; number: string };
type Timed = { heldOn: string; fromTime: string | null; toTime: string | null };

export function meetingTitle({ title, number }: Named): string {
  return title.trim() === '' ? `重層的支援会議 ${number}` : title;
}

/** 令和8年12月3日（木）14:00–15:30 */
export function meetingTime({ heldOn, fromTime, toTime }: Timed): string {
  const clock = [fromTime, toTime].flatMap((time) => time?.slice(0, 5).replace(/^0/u, '') ?? []).join('–');
  return `${formatJapaneseDate(heldOn, { weekday: true })}${clock}`;
}
