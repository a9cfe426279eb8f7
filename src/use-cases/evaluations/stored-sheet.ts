import type { Handle } from '#db/as-actor.ts';
import { evaluationContentShape, type EvaluationContent, type Judgement } from '#domain/evaluation.ts';
import type { EvaluationSheet } from '#domain/evaluation-draft.ts';
import { Refusal } from '#domain/refusal.ts';

/** One sheet as it stands. */
export async function readSheet(db: Handle, personId: string, id: string) {
  const row = await db
    .selectFrom('evaluation')
    .select(['id', 'caseId', 'planId', 'edition', 'madeOn', 'madeBy', 'periodFrom', 'periodTo', 'content'])
    .select([
      'judgement',
      'explainedOn',
      'agreedOn',
      'nextOn',
      'lockedAt',
      'version',
      'updatedBy',
      'updatedAt',
    ])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { madeOn, periodFrom, periodTo, explainedOn, agreedOn, nextOn, content, judgement, ...rest } = row;
  const sheet: EvaluationSheet = {
    madeOn,
    periodFrom,
    periodTo,
    content: evaluationContentShape.parse(content),
    judgement: judgement as Judgement | null,
    explainedOn,
    agreedOn,
    nextOn,
  };
  return { ...rest, sheet };
}

/** Field by field, as two people's changes are compared: each goal is two fields of its own. */
export type FlatSheet = Record<string, unknown>;

export function flattenSheet({ content, ...days }: EvaluationSheet): FlatSheet {
  const { v: _v, goals, ...words } = content;
  const flat: FlatSheet = { ...days, ...words };
  for (const { goalId, words: goalWords, level, note } of goals) {
    flat[`goal.${goalId}.words`] = goalWords;
    flat[`goal.${goalId}.level`] = level;
    flat[`goal.${goalId}.note`] = note;
  }
  return flat;
}

export function unflattenSheet(flat: FlatSheet, goalIds: readonly string[]): EvaluationSheet {
  const { madeOn, periodFrom, periodTo, judgement, explainedOn, agreedOn, nextOn, ...words } = flat;
  const goals = goalIds.map((goalId) => ({
    goalId,
    words: flat[`goal.${goalId}.words`],
    level: flat[`goal.${goalId}.level`],
    note: flat[`goal.${goalId}.note`],
  }));
  return {
    madeOn,
    periodFrom,
    periodTo,
    judgement,
    explainedOn,
    agreedOn,
    nextOn,
    content: evaluationContentShape.parse({ ...words, v: 1, goals }) satisfies EvaluationContent,
  } as EvaluationSheet;
}
