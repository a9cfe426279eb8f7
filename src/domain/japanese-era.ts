/** An era of the Japanese calendar. `letter` is how forms abbreviate it. */
export type Era = { name: string; letter: string; startsOn: string };

/** Newest first. Before 1873 the calendar was lunisolar, so 明治 is read from its 6th year only. */
export const eras: readonly Era[] = [
  { name: '令和', letter: 'R', startsOn: '2019-05-01' },
  { name: '平成', letter: 'H', startsOn: '1989-01-08' },
  { name: '昭和', letter: 'S', startsOn: '1926-12-25' },
  { name: '大正', letter: 'T', startsOn: '1912-07-30' },
  { name: '明治', letter: 'M', startsOn: '1868-01-25' },
];

export const firstDay = '1873-01-01';
export const lastYear = 2200;

/** The day the other era names too: 大正 and 昭和 began on the very day of the change, so old papers carry both names. */
const sharedDays = new Set(['1912-07-30', '1926-12-25']);

export function eraOf(date: string): { era: Era; year: number } | undefined {
  const era = eras.find((candidate) => candidate.startsOn <= date);
  return era && { era, year: Number(date.slice(0, 4)) - firstYear(era) + 1 };
}

export function firstYear(era: Era): number {
  return Number(era.startsOn.slice(0, 4));
}

/** Whether a date may be written with this era. */
export function belongsTo(date: string, era: Era): boolean {
  const proper = eraOf(date)?.era;
  if (proper === era) return true;
  return sharedDays.has(date) && eras[eras.indexOf(era) - 1] === proper;
}

export function eraYearLabel(era: Era, year: number): string {
  return `${era.name}${year === 1 ? '元' : year}年`;
}
