import { daysBetween } from './calendar-day.ts';

/** How long somebody has waited, in steps. A step later is a reason to be served first; a day later is not. */
export const waitingBands = {
  urgent: { step: 4, label: '急ぐ事情がある', atLeastDays: null },
  halfYear: { step: 3, label: '180日以上', atLeastDays: 180 },
  quarter: { step: 2, label: '90日以上', atLeastDays: 90 },
  month: { step: 1, label: '30日以上', atLeastDays: 30 },
  new: { step: 0, label: '30日まで', atLeastDays: 0 },
} as const;
export type WaitingBand = keyof typeof waitingBands;
export const waitingBandCodes = Object.keys(waitingBands) as WaitingBand[];

export function waitingBandOf(since: string, day: string, isUrgent = false): WaitingBand {
  if (isUrgent) return 'urgent';
  const days = daysBetween(since, day);
  const waited = waitingBandCodes.find((code) => {
    const least = waitingBands[code].atLeastDays;
    return least !== null && days >= least;
  });
  return waited ?? 'new';
}

/** Said of somebody else, whom the reader may not know: never to the day, by which they could be recognised. */
export function roundedDays(days: number): number {
  return Math.floor(Math.max(0, days) / 10) * 10;
}
