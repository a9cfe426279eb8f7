/** A field of stored JSON; undefined where there is none. */
export function fieldIn(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null || !(field in value)) return undefined;
  return (value as Record<string, unknown>)[field];
}

/** A text out of stored JSON: '' where there is none. Sheets of an older shape print what they have. */
export function textIn(value: unknown, field: string): string {
  const found = fieldIn(value, field);
  return typeof found === 'string' ? found : '';
}

export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** 09:30:00 and 11:00:00 as 9:30–11:00. */
export function timesText(from: string | null, to: string | null): string {
  const clock = (time: string | null) => (time === null ? '' : time.slice(0, 5).replace(/^0/, ''));
  return from === null && to === null ? '' : `${clock(from)}–${clock(to)}`;
}
