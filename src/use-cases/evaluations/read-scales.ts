import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Answerer, Moment, Scale, ScaleAnswers } from '#domain/scale.ts';
import { newestCase } from './newest-case.ts';
import { readGoalWords, readRunningPlan } from './running-plan.ts';
import { wordingsOf, type Wordings } from './read-wordings.ts';

export type Measurement = {
  id: string;
  scale: Scale;
  scaleVersion: string;
  subject: string;
  moment: Moment;
  measuredOn: string;
  answeredBy: Answerer;
  answers: ScaleAnswers & { label?: string };
  total: number | null;
  words: string;
  askedByName: string | null;
  noteId: string | null;
  struckAt: Date | null;
  struckReason: string | null;
  createdAt: Date;
};

export type NoteToPointAt = { id: string; at: Date; method: string };

export type ScalesAnswer = {
  /** Oldest first; struck ones are among them. */
  measurements: Measurement[];
  wordings: Wordings;
  goalWords: Map<string, string>;
  /** Goals of the plan that runs now: what may be measured today. */
  goals: { id: string; words: string }[];
  notes: NoteToPointAt[];
};

/** 尺度: what was measured in the newest case, and the forms to measure with. */
export async function readScales(worker: Worker, personId: string): Promise<ScalesAnswer> {
  const purpose = { act: 'scales.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const { id: caseId } = await newestCase(db, personId);
    const plan = await readRunningPlan(db, caseId);
    const notes = await db
      .selectFrom('progressNote')
      .select(['id', 'at', 'method'])
      .where('personId', '=', personId)
      .where('struckAt', 'is', null)
      .where('basis', '!=', 'confidential_meeting')
      .orderBy('at', 'desc')
      .limit(10)
      .execute();
    return {
      measurements: await readMeasurements(db, caseId),
      wordings: await wordingsOf(db),
      goalWords: await readGoalWords(db, caseId),
      goals: (plan?.goals ?? []).map(({ id, words }) => ({ id, words })),
      notes,
    };
  });
}

export async function readMeasurements(db: Handle, caseId: string): Promise<Measurement[]> {
  const rows = await db
    .selectFrom('scaleMeasurement')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'scaleMeasurement.municipalityId')
        .onRef('account.id', '=', 'scaleMeasurement.askedBy'),
    )
    .select(['scaleMeasurement.id', 'scale', 'scaleVersion', 'subject', 'moment', 'measuredOn'])
    .select(['answeredBy', 'answers', 'total', 'words', 'account.name as askedByName', 'noteId'])
    .select(['struckAt', 'struckReason', 'scaleMeasurement.createdAt'])
    .where('caseId', '=', caseId)
    .orderBy('measuredOn')
    .orderBy('scaleMeasurement.id')
    .execute();
  return rows as unknown as Measurement[];
}
