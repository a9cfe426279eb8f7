import { compareVersions, type Clash } from '#domain/clash.ts';
import type { Handle } from './as-actor.ts';
import type { RevisionSubject } from './revision.ts';

/** The row as it stands, read `for update`: its columns under `fields`, and who saved it last. */
export type StoredVersion<T> = {
  version: number;
  fields: T;
  updatedBy: string | null;
  updatedAt: Date;
};

type Met<T> = { ok: true; merged: T; version: number } | { ok: false; clash: Clash };

/**
 * A write that states the version it saw meets the row as it stands. What only one side changed merges by itself; what both
 * changed differently comes back as a clash. When it goes well, the caller keeps the row as it was (keepRevision) and
 * writes the merged fields under the version number given.
 */
export async function meetVersions<T extends Record<string, unknown>>(
  db: Handle,
  subject: RevisionSubject,
  stored: StoredVersion<T>,
  typed: { seen: number; fields: T },
): Promise<Met<T>> {
  const before = typed.seen === stored.version ? stored.fields : await revisionOf(db, subject, typed.seen);
  const { merged, clashes } = compareVersions(
    inOrder(before ?? {}),
    inOrder(stored.fields),
    inOrder(typed.fields),
  );
  if (clashes.length > 0) {
    const savedBy = await nameOf(db, stored.updatedBy);
    const { version, updatedAt } = stored;
    return { ok: false, clash: { fields: clashes, savedBy, savedAt: updatedAt, version } };
  }
  return { ok: true, merged: merged as T, version: stored.version + 1 };
}

/** jsonb keeps keys in an order of its own; compared as text, the same object must not look changed. */
function inOrder<V>(value: V): V {
  if (Array.isArray(value)) return value.map((item: unknown) => inOrder(item)) as V;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner as unknown)])) as V;
}

async function revisionOf(
  db: Handle,
  subject: RevisionSubject,
  version: number,
): Promise<Record<string, unknown> | undefined> {
  const row = await db
    .selectFrom('revision')
    .select('before')
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.before as Record<string, unknown> | undefined;
}

async function nameOf(db: Handle, accountId: string | null): Promise<string> {
  if (accountId === null) return '';
  const account = await db
    .selectFrom('account')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return account?.name ?? '';
}
