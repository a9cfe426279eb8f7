import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { RetentionDraft, RetentionKind } from '#domain/closure.ts';
import { Refusal } from '#domain/refusal.ts';

/** Writes how long files of a kind are kept. 主管課 and 管理者 only; it counts for what was closed before, too, as long as it is here. */
export async function writeRetentionRule(
  worker: Worker,
  kind: RetentionKind,
  seen: number,
  rule: RetentionDraft,
): Promise<void> {
  await asActor(worker, { act: 'closing.rule.write' }, async (db, log) => {
    const isAllowed = worker.roles.some((role) => role === 'municipal_officer' || role === 'administrator');
    if (!isAllowed) throw new Refusal('not-permitted');
    log.detail({ kind, years: rule.years });
    const { municipalityId, accountId } = worker;
    if (seen === 0) {
      const added = await db
        .insertInto('retentionRule')
        .values({ ...rule, municipalityId, kind, updatedBy: accountId })
        .onConflict((conflict) => conflict.columns(['municipalityId', 'kind']).doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
      return;
    }
    const changed = await db
      .updateTable('retentionRule')
      .set({ ...rule, version: seen + 1, updatedAt: sql`now()`, updatedBy: accountId })
      .where('kind', '=', kind)
      .where('version', '=', seen)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
  });
}
