import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { liveFacts, readDraft, parts } from './read-draft.ts';

/**
 * Confirms the draft. From here on the database lets nobody write over it (invariant 9); it keeps which facts it stood on,
 * without those of a 支援会議.
 */
export async function confirmEdition(
  worker: Worker,
  personId: string,
  assessmentId: string,
  seen: number,
): Promise<void> {
  const purpose = { act: 'assessments.confirm', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const draft = await readDraft(db, personId, assessmentId);
    if (draft.version !== seen) throw new Refusal('changed-meanwhile');
    const facts = await liveFacts(db, personId);
    const factIds = facts.filter(({ basis }) => basis !== 'confidential_meeting').map(({ id }) => id);
    await db
      .updateTable('assessment')
      .set({
        state: 'confirmed',
        answers: json({ ...parts(draft.fields).answers, factIds }),
        version: draft.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', assessmentId)
      .where('version', '=', seen)
      .execute();
  });
}
