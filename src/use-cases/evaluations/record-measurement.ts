import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { MeasurementDraft } from '#domain/measurement.ts';
import type { Scale, ScaleAnswers } from '#domain/scale.ts';
import { Refusal } from '#domain/refusal.ts';
import { newestCase } from './newest-case.ts';
import { readGoalWords } from './running-plan.ts';

export type NewMeasurement = MeasurementDraft & {
  id: string;
  scale: Scale;
  scaleVersion: string;
  answers: ScaleAnswers;
  total: number | null;
};

/** Keeps the answers as they were given, with the version of the form. They can be struck, never changed. */
export async function recordMeasurement(
  worker: Worker,
  personId: string,
  measurement: NewMeasurement,
): Promise<void> {
  const purpose = { act: 'scales.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const { id: caseId } = await newestCase(db, personId);
    const known = await db
      .selectFrom('scaleMeasurement')
      .select('id')
      .where('id', '=', measurement.id)
      .executeTakeFirst();
    if (known) return;
    const { scale, subject, moment } = measurement;
    if (scale === 'goal' && !(await readGoalWords(db, caseId)).has(subject)) throw new Refusal('not-found');
    const open = await db
      .selectFrom('evaluation')
      .select('id')
      .where('caseId', '=', caseId)
      .where('lockedAt', 'is', null)
      .executeTakeFirst();
    await db
      .insertInto('scaleMeasurement')
      .values({
        ...measurement,
        subject: scale === 'goal' ? subject : '',
        answers: json(measurement.answers),
        municipalityId: worker.municipalityId,
        personId,
        caseId,
        evaluationId: moment === 'evaluation' ? (open?.id ?? null) : null,
        askedBy: worker.accountId,
      })
      .execute();
    // Which scale, and that it was whole or not; never what was answered.
    log.detail({ scale, moment, isWhole: measurement.total !== null });
    await refreshAccess(db, personId);
  });
}
