import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { EvaluationSheet } from '#domain/evaluation-draft.ts';
import { Refusal } from '#domain/refusal.ts';
import { flattenSheet, readSheet, unflattenSheet } from './stored-sheet.ts';

/** Saves an open sheet; what a colleague changed in other fields meanwhile stays. A locked one is never written to. */
export async function saveEvaluation(
  worker: Worker,
  personId: string,
  id: string,
  typed: { seen: number; sheet: EvaluationSheet; kept?: KeptSides | undefined },
): Promise<Saved> {
  const purpose = { act: 'evaluations.save', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    await db.selectFrom('evaluation').select('id').where('id', '=', id).forUpdate().execute();
    const before = await readSheet(db, personId, id);
    if (before.lockedAt !== null) throw new Refusal('already-done');
    const { version, updatedBy, updatedAt } = before;
    const stored = { version, updatedBy, updatedAt, fields: flattenSheet(before.sheet) };
    const subject = { kind: 'evaluation', id, personId };
    const fields = flattenSheet(typed.sheet);
    const met = await meetVersions(db, worker, subject, stored, {
      seen: typed.seen,
      fields,
      kept: typed.kept,
    });
    if (!met.ok) return met;
    const goalIds = before.sheet.content.goals.map(({ goalId }) => goalId);
    const { content, ...days } = unflattenSheet(met.merged, goalIds);
    await db
      .updateTable('evaluation')
      .set({
        ...days,
        content: json(content),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
