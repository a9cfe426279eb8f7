import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { readPractice } from '#db/practice-setting.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import type { PracticeSetting, StoredPractice } from '#domain/practice-setting.ts';
import { Refusal } from '#domain/refusal.ts';

export type PracticeAnswer = { ok: true } | { ok: false; theirs: StoredPractice };

/** Writes how often a host is asked and when support may fade. 主管課 only; what was done before stays done. */
export async function writePracticeSetting(
  worker: Worker,
  seen: number,
  setting: PracticeSetting,
): Promise<PracticeAnswer> {
  return asActor(worker, { act: 'practice.setting.write' }, async (db, log) => {
    if (!worker.roles.includes('municipal_officer')) throw new Refusal('not-permitted');
    const { municipalityId, accountId } = worker;
    const before = await readPractice(db);
    if (before.version !== seen) return { ok: false, theirs: before };
    const values = { ...setting, updatedBy: accountId };
    const isKept = seen === 0 ? await add(db, municipalityId, values) : await change(db, seen, values);
    if (!isKept) return { ok: false, theirs: await readPractice(db) };
    const { version, ...was } = before;
    await keepRevision(db, worker, { kind: 'practice_setting', id: municipalityId }, version, was);
    log.detail({ ...setting });
    return { ok: true };
  });
}

type Values = PracticeSetting & { updatedBy: string };

async function add(db: Handle, municipalityId: string, values: Values): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('practiceSetting')
    .values({ ...values, municipalityId })
    .onConflict((same) => same.column('municipalityId').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function change(db: Handle, seen: number, values: Values): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('practiceSetting')
    .set({ ...values, version: seen + 1, updatedAt: sql`now()` })
    .where('version', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
