import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { changeCodes, goalLevels, judgements } from '#domain/evaluation.ts';
import type { EvaluationSheet } from '#domain/evaluation-draft.ts';
import type { FormReader, Values } from '#web/form-reader.ts';

/** A sheet as the fields of its form show it. */
export function sheetValues({ content, ...days }: EvaluationSheet): Values {
  const { goals, changes, planned, came, v: _v, ...words } = content;
  const shown: Record<string, string[]> = {
    changes: [...changes],
    planned: planned === null ? [] : [String(planned)],
    came: came === null ? [] : [String(came)],
  };
  for (const [name, value] of Object.entries({ ...days, ...words })) shown[name] = [value ?? ''];
  for (const { goalId, level, note } of goals) {
    shown[`goal.${goalId}.level`] = [level ?? ''];
    shown[`goal.${goalId}.note`] = [note];
  }
  return shown;
}

/** What was typed, to be given to the shape. The goals are those of the stored sheet: a form cannot add one. */
export function typedSheet(reader: FormReader, stored: EvaluationSheet): unknown {
  const { form } = reader;
  return {
    madeOn: reader.pastDay('madeOn') ?? '',
    periodFrom: reader.day('periodFrom') ?? '',
    periodTo: reader.pastDay('periodTo') ?? '',
    judgement: reader.choice('judgement'),
    explainedOn: reader.pastDay('explainedOn'),
    agreedOn: reader.pastDay('agreedOn'),
    nextOn: reader.day('nextOn'),
    content: {
      v: 1,
      planned: form.number('planned') ?? null,
      came: form.number('came') ?? null,
      absences: form.text('absences'),
      goals: stored.content.goals.map(({ goalId, words }) => ({
        goalId,
        words,
        level: reader.choice(`goal.${goalId}.level`),
        note: form.text(`goal.${goalId}.note`),
      })),
      personWords: form.text('personWords'),
      hostWords: form.text('hostWords'),
      workerView: form.text('workerView'),
      changes: form.all('changes'),
      changesNote: form.text('changesNote'),
      reason: form.text('reason'),
      after: form.text('after'),
    },
  };
}

export const sheetLabels: Readonly<Record<string, string>> = {
  madeOn: '実施日',
  periodFrom: '期間のはじめ',
  periodTo: '期間のおわり',
  planned: '予定の回数',
  came: '来た回数',
  absences: '欠席のようす',
  personWords: '本人のことば',
  hostWords: '受入先の声',
  workerView: '支援者の見立て',
  changes: '見られた変化',
  changesNote: '変化のようす',
  judgement: '判定',
  reason: '判定のわけ',
  nextOn: '次の評価',
  after: '終結後の主担当・見守り・また来るめやす',
  explainedOn: '本人に説明した日',
  agreedOn: '本人が同意した日',
};

/** The labels with those of this sheet's goals. */
export function labelsOf({ content }: EvaluationSheet): Record<string, string> {
  const goals = content.goals.flatMap(({ goalId, words }) => [
    [`goal.${goalId}.level`, `達成「${words}」`],
    [`goal.${goalId}.note`, `ようす「${words}」`],
  ]);
  return { ...sheetLabels, ...Object.fromEntries(goals) };
}

/** A field of a sheet as people read it, where two people's changes stand side by side. */
export function showSheetField(field: string, value: unknown): string {
  const code = String(value);
  if (/On$|^period/.test(field)) return formatJapaneseDate(code);
  if (field === 'judgement') return judgements[code as keyof typeof judgements] ?? code;
  if (field === 'changes') {
    const codes = Array.isArray(value) ? (value as (keyof typeof changeCodes)[]) : [];
    return codes.map((one) => changeCodes[one] ?? one).join('、');
  }
  if (field.endsWith('.level')) return goalLevels[code as keyof typeof goalLevels] ?? code;
  return code;
}

/** Errors of the shape lie under `content.`; the fields of the form do not. */
export function flatErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [name.replace(/^content\./, ''), words]),
  );
}
