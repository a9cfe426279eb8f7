/** One field that two people changed: what I typed, what stands there now, and what both began from. */
export type ClashField = { field: string; mine: unknown; theirs: unknown; before: unknown };

/** The answer to a write that did not see the newest version. Nothing is lost: the screen shows it field by field. */
export type Clash = { fields: ClashField[]; savedBy: string; savedAt: Date; version: number };

/** The outcome of a write that states the version it saw. */
export type Saved = { ok: true } | { ok: false; clash: Clash };

/** jsonb gives keys back in an order of its own: an object read again must not look changed. */
function inOrder(key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null, inOrder) === JSON.stringify(b ?? null, inOrder);
}

function fieldOf(record: Record<string, unknown>, field: string): unknown {
  return Object.hasOwn(record, field) ? record[field] : undefined;
}

/**
 * Three-way comparison of one record: `before` is what the writer saw, `theirs` what is stored now, `mine` what was typed.
 * Fields that only one side changed merge by themselves; only fields that both changed, differently, clash. Where nobody
 * knows any more what both began from, whatever differs clashes.
 */
export function compareVersions(
  before: Record<string, unknown> | undefined,
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
): { merged: Record<string, unknown>; clashes: ClashField[] } {
  const merged: [string, unknown][] = [];
  const clashes: ClashField[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const was = before && fieldOf(before, field);
    const stands = fieldOf(theirs, field);
    const iChanged = !before || !same(value, was);
    const theyChanged = !before || !same(stands, was);
    if (iChanged && theyChanged && !same(value, stands)) {
      clashes.push({ field, mine: value, theirs: stands, before: was });
    }
    merged.push([field, iChanged ? value : stands]);
  }
  return { merged: Object.fromEntries(merged), clashes };
}
