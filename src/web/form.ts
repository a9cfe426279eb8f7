import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refusal } from '#domain/refusal.ts';

/** More than the longest page asks, and too few to build an answer of a hundred megabytes from. */
const mostFields = 5_000;

/** The one address that takes a file, and so the one that takes more than a megabyte. */
export const uploadPath = '/town/import';

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
  // Without a prototype: a field may be called constructor, and is then a field like any other.
  const values = Object.create(null) as Record<string, string[]>;
  const files = new Map<string, File>();
  for (const [name, value] of entries) {
    if (typeof value === 'string') {
      // Browsers send line ends as CRLF; stored words have LF only. NUL is no letter, and PostgreSQL takes none.
      (values[name] ??= []).push(value.replaceAll('\r\n', '\n').replaceAll('\0', ''));
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
  let data: FormData;
  try {
    data = await c.req.formData();
  } catch (error) {
    // No form, or one that breaks off. What else goes wrong while a body arrives (413, a lost connection) is told as such.
    if (error instanceof TypeError) throw new HTTPException(400, { cause: error });
    throw error;
  }
  const entries = [...data.entries()];
  if (entries.length > mostFields) throw new Refusal('too-large');
  return formOf(entries);
}
