import { reading, type Reading } from './doubt.ts';
import { foldNumbers, isNothing } from './fold.ts';

/** HH:MM; 24:00 is the end of a day. `to` before `from` means the next morning. */
export type Hours = { from: string | null; to: string | null };

const clock = String.raw`(?:(午前|午後|AM|PM)\s*)?(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?!間)(?:(\d{1,2})分?|(半))?)`;

function write(half: string | undefined, hour: number, minute: number): string | undefined {
  const isAfternoon = half === '午後' || half === 'PM';
  const whole = isAfternoon && hour < 12 ? hour + 12 : hour;
  if (whole > 24 || minute > 59 || (whole === 24 && minute > 0)) return undefined;
  return `${String(whole).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function fromMatch(match: readonly (string | undefined)[], at: number, half?: string): string | undefined {
  const minute = match[at + 4] ? 30 : Number(match[at + 2] ?? match[at + 3] ?? 0);
  return write(match[at] ?? half, Number(match[at + 1]), minute);
}

/** One time of a cell: 17:00, 7:30:00, 7：30～, 午後５時半, or the fraction of a day that Excel keeps. */
export function readTime(original: string): Reading<string | null> {
  if (isNothing(original)) return reading(null, original);
  const plain = foldNumbers(original).toUpperCase();
  if (/^0?\.\d+$/.test(plain)) {
    const minutes = Math.round(Number(plain) * 1440);
    return reading(write(undefined, Math.floor(minutes / 60), minutes % 60) ?? null, original);
  }
  const found = [...plain.matchAll(new RegExp(clock, 'g'))];
  const [first] = found;
  const time = first && fromMatch(first, 1);
  if (!first || time === undefined) return reading(null, original, 'hours-unread');
  if (found.length > 1) return reading(null, original, 'hours-several');
  // 7:30~ stands for "from 7:30" and says nothing else; any other word around the time does.
  const rest = plain.replace(first[0], '').replace(/[~\s頃より から迄まで開始終了翌朝日]/g, '');
  return rest === '' ? reading(time, original) : reading(null, original, 'hours-unread');
}

/** All ranges in a sentence; 午後 goes on to the end of its range. */
export function findHours(text: string): Hours[] {
  const plain = foldNumbers(text).toUpperCase();
  const range = new RegExp(String.raw`${clock}\s*(?:~|-|から)\s*(翌朝?|翌日)?\s*${clock}`, 'g');
  return [...plain.matchAll(range)].flatMap((match) => {
    const from = fromMatch(match, 1);
    const isNextDay = match[6] !== undefined;
    const to = fromMatch(match, 7, isNextDay ? undefined : match[1]);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** The two time cells together; where both are empty, the ranges of the note. */
export function readHours(opens: string, closes: string, note: string): Reading<Hours[]> {
  const from = readTime(opens);
  const to = readTime(closes);
  const doubts = [...from.doubts, ...to.doubts];
  const original = [opens, closes].filter((cell) => cell !== '').join(' ~ ');
  if (from.value === null && to.value === null) {
    const ranges = findHours(`${opens}\n${closes}`);
    const found = ranges.length > 0 ? ranges : findHours(note);
    const source = original || note;
    if (found.length > 1) return { ...reading(found, source, 'hours-several') };
    if (found.length === 1) return reading(found, source);
    const clocks = new RegExp(clock).test(foldNumbers(note).toUpperCase());
    const unread = clocks && doubts.length === 0 ? reading([], note, 'hours-unread').doubts : [];
    return { value: [], original: source, doubts: [...doubts, ...unread] };
  }
  if (from.value === null || to.value === null) {
    const half = doubts.length > 0 ? [] : reading(null, original, 'hours-half').doubts;
    return { value: [{ from: from.value, to: to.value }], original, doubts: [...doubts, ...half] };
  }
  if (to.value <= from.value && !/翌/.test(closes)) {
    return { value: [], original, doubts: [...doubts, ...reading(null, original, 'hours-reversed').doubts] };
  }
  return { value: [{ from: from.value, to: to.value }], original, doubts };
}
