import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';
import { json } from './json.ts';

export type RevisionSubject = { kind: string; id: string; personId?: string };

/** Keeps the row as it was, before it is written over: for field-by-field clashes and because old text stays (invariant 9). */
export async function keepRevision(
  db: Handle,
  worker: Worker,
  subject: RevisionSubject,
  version: number,
  before: Record<string, unknown>,
): Promise<void> {
  await db
    .insertInto('revision')
    .values({
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      subjectKind: subject.kind,
      subjectId: subject.id,
      personId: subject.personId ?? null,
      version,
      before: json(before),
      byAccount: worker.accountId,
    })
    .execute()
    .catch((error: unknown) => {
      // Somebody else saved over the same version first and kept it: nothing of theirs or ours is lost, but we must look again.
      const isTaken = error instanceof Error && 'code' in error && error.code === '23505';
      throw isTaken ? new Refusal('changed-meanwhile', { cause: error }) : error;
    });
}
