/** 9:30–12:00, 9:30から, or nothing; times come as HH:MM:SS. */
export function formatClockRange(from: string | null, to: string | null): string {
  const short = (time: string): string => time.slice(0, 5).replace(/^0/, '');
  if (from === null) return to === null ? '' : `${short(to)}まで`;
  return to === null ? `${short(from)}から` : `${short(from)}–${short(to)}`;
}
