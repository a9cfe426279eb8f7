import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import type { Judgement } from '#domain/evaluation.ts';
import { lockFaults, type EvaluationSheet } from '#domain/evaluation-draft.ts';
import { Refusal } from '#domain/refusal.ts';
import { goalForm } from '#domain/scale-goal.ts';
import { newestCase } from './newest-case.ts';
import { readSheet } from './stored-sheet.ts';

/** Where the case goes by itself. 終結 and 中断 are acts of their own, with more to ask: they are only proposed. */
const leadsTo: Partial<Record<Judgement, CaseState>> = { continue: 'taking_part', replan: 'replanning' };

/**
 * 確定: from now on nobody writes to the sheet (the policy of the table says so too). What was found for each goal becomes
 * a measurement, and the case moves where the judgement says.
 */
export async function lockEvaluation(
  worker: Worker,
  personId: string,
  id: string,
  locked: { version: number; isUnexplained: boolean },
): Promise<{ judgement: Judgement }> {
  const purpose = { act: 'evaluations.lock', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    await db.selectFrom('evaluation').select('id').where('id', '=', id).forUpdate().execute();
    const { sheet, caseId, edition, lockedAt, version } = await readSheet(db, personId, id);
    if (lockedAt !== null) throw new Refusal('already-done');
    if (version !== locked.version) throw new Refusal('changed-meanwhile');
    const { judgement } = sheet;
    if (judgement === null || Object.keys(lockFaults(sheet, locked.isUnexplained)).length > 0)
      throw new Refusal('not-permitted');
    await measureGoals(db, worker, { personId, caseId, evaluationId: id }, sheet);
    await db
      .updateTable('evaluation')
      .set({
        lockedAt: sql`now()`,
        version: version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    const to = leadsTo[judgement];
    const newest = await newestCase(db, personId);
    if (to && newest.id === caseId) {
      const reason = `第${edition}回の評価による`;
      await moveCaseAlong(db, worker, { caseId, personId, to, on: sheet.madeOn, reason });
    }
    log.detail({ edition, judgement });
    await refreshAccess(db, personId);
    return { judgement };
  });
}

async function measureGoals(
  db: Handle,
  worker: Worker,
  about: { personId: string; caseId: string; evaluationId: string },
  sheet: EvaluationSheet,
): Promise<void> {
  const found = sheet.content.goals.filter(({ level }) => level !== null);
  if (found.length === 0) return;
  await db
    .insertInto('scaleMeasurement')
    .values(
      found.map(({ goalId, level, note }) => ({
        ...about,
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        scale: 'goal',
        scaleVersion: goalForm.version,
        subject: goalId,
        moment: 'evaluation',
        measuredOn: sheet.madeOn,
        askedBy: worker.accountId,
        answeredBy: 'worker',
        answers: json({ level }),
        total: Number(level),
        words: note,
      })),
    )
    .execute();
}
