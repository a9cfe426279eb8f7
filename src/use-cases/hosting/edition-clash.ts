import { compareVersions, type Clash } from '#domain/clash.ts';

/** An edition as it was saved, by whom and when. */
type StoredEdition = { edition: number; content: Record<string, unknown>; savedBy: string; savedAt: Date };

export type TypedEdition<Content> = {
  /** The newest edition when the form was opened; 0 when there was none. */
  seen: number;
  content: Content;
  kept?: { version: number; sides: Readonly<Record<string, 'mine' | 'theirs'>> } | undefined;
};

export type MetEditions =
  | { ok: true; merged: Record<string, unknown>; edition: number; isSame: boolean }
  | { ok: false; clash: Clash };

/**
 * What somebody typed meets the newest edition. When a colleague saved one meanwhile, what only one of the two changed
 * merges by itself, and the rest is shown field by field. The old editions say what both began from. `editions` come newest
 * first.
 */
export function meetEditions<Content extends Record<string, unknown>>(
  editions: readonly StoredEdition[],
  { seen, content, kept }: TypedEdition<Content>,
): MetEditions {
  const [newest] = editions;
  const edition = (newest?.edition ?? 0) + 1;
  if (!newest) return { ok: true, merged: content, edition, isSame: false };
  const before = editions.find((one) => one.edition === seen)?.content;
  const { merged, clashes } = compareVersions(before, newest.content, content);
  const sides = kept?.version === newest.edition ? kept.sides : {};
  if (clashes.some(({ field }) => sides[field] === undefined)) {
    const { savedBy, savedAt } = newest;
    return { ok: false, clash: { fields: clashes, savedBy, savedAt, version: newest.edition } };
  }
  const chosen = clashes.map(({ field, mine, theirs }) => [field, sides[field] === 'mine' ? mine : theirs]);
  const whole = { ...merged, ...Object.fromEntries(chosen) } as Record<string, unknown>;
  const isSame = Object.entries(whole).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(newest.content[field]),
  );
  return { ok: true, merged: whole, edition, isSame };
}
