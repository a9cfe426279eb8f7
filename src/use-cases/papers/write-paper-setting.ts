import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import type { PaperSetting } from '#domain/paper-setting.ts';
import { Refusal } from '#domain/refusal.ts';

/** Writes how papers are numbered and signed here. 主管課 and 管理者 only; what was printed before stays as it is. */
export async function writePaperSetting(worker: Worker, seen: number, setting: PaperSetting): Promise<void> {
  await asActor(worker, { act: 'papers.setting.write' }, async (db) => {
    const isAllowed = worker.roles.some((role) => role === 'municipal_officer' || role === 'administrator');
    if (!isAllowed) throw new Refusal('not-permitted');
    const { municipalityId, accountId } = worker;
    const { formNumbers, posts, approvedKinds } = setting;
    const values = { formNumbers: json(formNumbers), posts, approvedKinds, updatedBy: accountId };
    if (seen === 0) {
      const added = await db
        .insertInto('paperSetting')
        .values({ ...values, municipalityId })
        .onConflict((conflict) => conflict.column('municipalityId').doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
      return;
    }
    const changed = await db
      .updateTable('paperSetting')
      .set({ ...values, version: seen + 1, updatedAt: sql`now()` })
      .where('version', '=', seen)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
  });
}
