/** One field that two people changed: what I typed, what stands there now, and what both began from. */
export type ClashField = { field: string; mine: unknown; theirs: unknown; before: unknown };

/** The answer to a write that did not see the newest version. Nothing is lost: the screen shows it field by field. */
export type Clash = { fields: ClashField[]; savedBy: string; savedAt: Date; version: number };

/** The outcome of a write that states the version it saw. */
export type Saved = { ok: true } | { ok: false; clash: Clash };

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/**
 * Three-way comparison of one record: `before` is what the writer saw, `theirs` what is stored now, `mine` what was typed.
 * Fields that only one side changed merge by themselves; only fields that both changed, differently, clash.
 */
export function compareVersions(
  before: Record<string, unknown>,
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
): { merged: Record<string, unknown>; clashes: ClashField[] } {
  const merged: Record<string, unknown> = {};
  const clashes: ClashField[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const iChanged = !same(value, before[field]);
    const theyChanged = !same(theirs[field], before[field]);
    if (iChanged && theyChanged && !same(value, theirs[field])) {
      clashes.push({ field, mine: value, theirs: theirs[field], before: before[field] });
    }
    merged[field] = iChanged ? value : theirs[field];
  }
  return { merged, clashes };
}
