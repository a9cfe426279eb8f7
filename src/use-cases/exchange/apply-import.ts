import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { registerRowShape, type RegisterRow } from '#registers/register-row.ts';
import { isEditedByHand, readStoredWords } from './edited-by-hand.ts';
import { lockRegister } from './lock-register.ts';
import { readTakenRows } from './plan-file.ts';
import { writeChangedRow, writeNewRow } from './write-row.ts';

export type Applied = { added: number; changed: number; left: number };

/**
 * Takes a previewed import into the register: new and changed rows, and those to check that somebody decided to take.
 * Rows to check without a decision stay as they are and go on waiting. All in one transaction: after a failure nothing is in.
 */
export async function applyImport(worker: Worker, importId: string, fiscalYear: number): Promise<Applied> {
  return asActor(worker, { act: 'exchange.apply' }, async (db, log) => {
    await lockRegister(db, importId);
    const held = await db
      .selectFrom('registerImport')
      .select(['state', 'format', 'version'])
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst();
    if (!held) throw new Refusal('not-found');
    if (held.state !== 'preview') throw new Refusal('already-done');
    const applied = await takeRows(db, worker, importId, held.format, fiscalYear);
    await db
      .updateTable('registerImport')
      // Not now(): that is when this transaction began to wait for the one before it.
      .set({ state: 'applied', appliedAt: sql`clock_timestamp()`, version: held.version + 1 })
      .where('id', '=', importId)
      .execute();
    log.detail(applied);
    return applied;
  });
}

/** Takes one row to check of an import that is in already, after somebody looked at it. */
export async function takeLater(
  worker: Worker,
  importId: string,
  line: number,
  fiscalYear: number,
): Promise<Applied> {
  return asActor(worker, { act: 'exchange.take' }, async (db) => {
    await lockRegister(db, importId);
    const held = await db
      .selectFrom('registerImport')
      .select(['state', 'format'])
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst();
    if (!held) throw new Refusal('not-found');
    if (held.state !== 'applied') throw new Refusal('already-done');
    await db
      .updateTable('importRow')
      .set({ decision: 'take' })
      .where('importId', '=', importId)
      .where('line', '=', line)
      .where('before', 'is', null)
      .execute();
    return takeRows(db, worker, importId, held.format, fiscalYear, line);
  });
}

async function takeRows(
  db: Handle,
  worker: Worker,
  importId: string,
  format: string,
  fiscalYear: number,
  onlyLine?: number,
): Promise<Applied> {
  let rows = db
    .selectFrom('importRow')
    .select(['line', 'fate', 'decision', 'parsed', 'targetResourceId'])
    .where('importId', '=', importId)
    .where('before', 'is', null)
    .orderBy('line');
  if (onlyLine !== undefined) rows = rows.where('line', '=', onlyLine);
  const taken = await readTakenRows(db, format);
  const lastOf = new Map([...taken.values()].map(({ row, resourceId }) => [resourceId, row]));
  const applied: Applied = { added: 0, changed: 0, left: 0 };
  for (const { line, fate, decision, parsed, targetResourceId } of await rows.execute()) {
    const isWanted = fate === 'check' ? decision === 'take' : fate !== 'same' && decision !== 'skip';
    if (!isWanted) {
      if (fate === 'check' && decision === null) applied.left += 1;
      continue;
    }
    const row = registerRowShape.parse(parsed);
    const target = targetResourceId ?? (await resourceUnder(db, row.format, row.sourceKey));
    if (target && decision !== 'take' && (await wasEditedSince(db, target, lastOf.get(target), row))) {
      applied.left += 1;
      continue;
    }
    const written = target
      ? { resourceId: target, before: await writeChangedRow(db, worker, row, lastOf.get(target), target) }
      : await writeNewRow(db, worker, row, fiscalYear);
    applied[target ? 'changed' : 'added'] += 1;
    await db
      .updateTable('importRow')
      .set({ targetResourceId: written.resourceId, before: json(written.before) })
      .where('importId', '=', importId)
      .where('line', '=', line)
      .execute();
  }
  return applied;
}

/** Between the preview and now somebody may have corrected what the file wants to change: that is theirs to decide (invariant 9). */
async function wasEditedSince(
  db: Handle,
  resourceId: string,
  last: RegisterRow | undefined,
  row: RegisterRow,
): Promise<boolean> {
  const stored = (await readStoredWords(db, { resourceId })).get(resourceId);
  return last !== undefined && stored !== undefined && isEditedByHand(last, row, stored);
}

/** Two rows of one file may carry the same key, and somebody may have decided to take both: the second changes the first. */
async function resourceUnder(db: Handle, format: string, sourceKey: string): Promise<string | undefined> {
  const known = await db
    .selectFrom('resource')
    .select('id')
    .where('sourceFormat', '=', format)
    .where('sourceKey', '=', sourceKey)
    .executeTakeFirst();
  return known?.id;
}
