import type { Worker } from '#domain/actor.ts';
import { compareVersions, type Clash } from '#domain/clash.ts';
import type { Handle } from './as-actor.ts';
import { keepRevision, type RevisionSubject } from './revision.ts';

/** The row as it stands, read `for update`: its columns under `fields`, and who saved it last. */
export type StoredVersion<T> = {
  version: number;
  fields: T;
  updatedBy: string | null;
  updatedAt: Date;
};

/** What somebody chose on the conflict page, and which version they looked at while choosing. */
export type KeptSides = { version: number; sides: Readonly<Record<string, 'mine' | 'theirs'>> };

export type TypedVersion<T> = { seen: number; fields: T; kept?: KeptSides | undefined };

export type Met<T> = { ok: true; merged: T; version: number } | { ok: false; clash: Clash };

/**
 * A write that states the version it saw meets the row as it stands. What only one side changed merges by itself; what both
 * changed differently comes back as a clash. When it goes well, the row as it was is kept and the next version number given.
 */
export async function meetVersions<T extends Record<string, unknown>>(
  db: Handle,
  worker: Worker,
  subject: RevisionSubject,
  stored: StoredVersion<T>,
  typed: TypedVersion<T>,
): Promise<Met<T>> {
  const met = await mergeVersions(db, subject, stored, typed);
  if (met.ok) await keepRevision(db, worker, subject, stored.version, stored.fields);
  return met;
}

/** The same without keeping anything, for a verb that may still find the merged row wrong. */
export async function mergeVersions<T extends Record<string, unknown>>(
  db: Handle,
  subject: RevisionSubject,
  stored: StoredVersion<T>,
  typed: TypedVersion<T>,
): Promise<Met<T>> {
  const before = typed.seen === stored.version ? stored.fields : await revisionOf(db, subject, typed.seen);
  const { merged, clashes } = compareVersions(before, stored.fields, typed.fields);
  // A choice counts only for the version it was made on: a third save in between asks again.
  const sides = typed.kept?.version === stored.version ? typed.kept.sides : {};
  const open = clashes.filter(({ field }) => sides[field] === undefined);
  if (open.length > 0) {
    const savedBy = await nameOf(db, stored.updatedBy);
    const { version, updatedAt } = stored;
    return { ok: false, clash: { fields: clashes, savedBy, savedAt: updatedAt, version } };
  }
  const chosen = clashes.map(({ field, mine, theirs }) => [field, sides[field] === 'mine' ? mine : theirs]);
  return {
    ok: true,
    merged: { ...merged, ...Object.fromEntries(chosen) } as T,
    version: stored.version + 1,
  };
}

async function revisionOf(
  db: Handle,
  subject: RevisionSubject,
  version: number,
): Promise<Record<string, unknown> | undefined> {
  // A version that no row ever had, from a form that is none of ours: nobody knows what it began from.
  if (!Number.isInteger(version) || Math.abs(version) > 2 ** 31 - 1) return undefined;
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
