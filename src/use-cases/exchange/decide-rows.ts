import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** What somebody decided about rows to check: by line, or all that are still open. Taken rows are not decided again. */
export async function decideRows(
  worker: Worker,
  importId: string,
  decisions: { lines: readonly number[] | 'open'; decision: 'take' | 'skip' | null },
): Promise<number> {
  return asActor(worker, { act: 'exchange.decide' }, async (db, log) => {
    let query = db
      .updateTable('importRow')
      .set({ decision: decisions.decision })
      .where('importId', '=', importId)
      .where('before', 'is', null);
    query =
      decisions.lines === 'open'
        ? query.where('fate', '=', 'check').where('decision', 'is', null)
        : query.where('line', 'in', [...decisions.lines]);
    if (decisions.lines !== 'open' && decisions.lines.length === 0) return 0;
    const result = await query.executeTakeFirst();
    log.detail({ rows: Number(result.numUpdatedRows) });
    return Number(result.numUpdatedRows);
  });
}

/** Lays a preview aside. What was read stays to be looked up, and nothing of it is in the register. */
export async function discardImport(worker: Worker, importId: string): Promise<void> {
  await asActor(worker, { act: 'exchange.discard' }, async (db) => {
    const result = await db
      .updateTable('registerImport')
      .set({ state: 'discarded', version: sql`version + 1` })
      .where('id', '=', importId)
      .where('state', '=', 'preview')
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('already-done');
  });
}
