import type { Context } from 'hono';

/** Fields as they were typed. Nothing is trimmed or folded: that is for the shape that reads them. */
export type Form = {
  /** The first value, or '' when the field was not sent. */
  text(name: string): string;
  all(name: string): string[];
  /** A number written in half or full width; undefined when empty, NaN when it is no number. */
  number(name: string): number | undefined;
  isChecked(name: string): boolean;
  file(name: string): File | undefined;
  /** Everything that was typed, for showing again: never lose what somebody wrote. */
  values: Record<string, string[]>;
};

export function formOf(entries: Iterable<readonly [string, string | File]>): Form {
  const values: Record<string, string[]> = {};
  const files = new Map<string, File>();
  for (const [name, value] of entries) {
    if (typeof value === 'string') {
      // Browsers send line ends as CRLF; stored words have LF only.
      (values[name] ??= []).push(value.replaceAll('\r\n', '\n'));
    } else if (value.size > 0 || value.name !== '') files.set(name, value);
  }
  const all = (name: string): string[] => values[name] ?? [];
  return {
    values,
    all,
    text: (name) => all(name)[0] ?? '',
    number(name) {
      const typed = (all(name)[0] ?? '').normalize('NFKC').replaceAll(',', '').trim();
      return typed === '' ? undefined : Number(typed);
    },
    isChecked: (name) => all(name).length > 0,
    file: (name) => files.get(name),
  };
}

/** Reads the posted form; reading it a second time in the same request costs nothing. */
export async function readForm(c: Context): Promise<Form> {
  const data = await c.req.formData();
  return formOf(data.entries());
}
