import type { FormReader } from './form-reader.ts';
import { fieldErrors, type FieldErrors } from './ui/field-errors.ts';

export type Read<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** The parsed shape together with what the reader could not read. */
export function settled<T>(
  reader: FormReader,
  parsed: { success: true; data: T } | { success: false; error: Parameters<typeof fieldErrors>[0] },
): Read<T> {
  // Days and times stand first in the summary, and their own sentence says more than the shape's.
  const errors = { ...reader.errors, ...(parsed.success ? {} : fieldErrors(parsed.error)), ...reader.errors };
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: parsed.data };
}
