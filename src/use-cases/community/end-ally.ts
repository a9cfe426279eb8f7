import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Somebody who joined in steps back. Nothing is taken away: what they did stays readable. Pressed twice, it ends once. */
export async function endAlly(worker: Worker, id: string, { on }: { on: string }): Promise<void> {
  await asActor(worker, { act: 'community.end-ally', subjects: [{ kind: 'ally', id }] }, async (db) => {
    const row = await db
      .selectFrom('ally')
      .select(['since', 'until'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.until !== null) return;
    await db
      .updateTable('ally')
      .set({
        until: on < row.since ? row.since : on,
        version: sql`version + 1`,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
  });
}
