import * as z from 'zod';
import { line } from './person.ts';
import { answererCodes, declined, momentCodes, totalOf, type ScaleAnswers, type ScaleForm } from './scale.ts';

export const measurementShape = z.object({
  subject: line('目標', 100),
  moment: z.enum(momentCodes, { error: 'いつのことかを選んでください' }),
  measuredOn: z.iso.date('聞いた日を書いてください'),
  answeredBy: z.enum(answererCodes, { error: 'だれが答えたかを選んでください' }),
  noteId: z.uuid().nullable(),
  words: line('ようす・ことば', 1000),
});
export type MeasurementDraft = z.output<typeof measurementShape>;

/**
 * The answers as they were given: one per item, 「答えたくない」 included; what was not asked is left out. Something must
 * have been answered or declined. Undefined with the key of the item that holds something else.
 */
export function readAnswers(
  form: ScaleForm,
  typed: (key: string) => string,
): { ok: true; answers: ScaleAnswers; total: number | null } | { ok: false; errors: Record<string, string> } {
  const allowed = new Set([...form.answers.map(({ value }) => value), declined]);
  const answers: Record<string, string> = {};
  for (const { key } of form.items) {
    const answer = typed(key);
    if (answer === '') continue;
    if (!allowed.has(answer))
      return { ok: false, errors: { [`answer.${key}`]: '答えを選びなおしてください' } };
    answers[key] = answer;
  }
  const [first] = form.items;
  if (Object.keys(answers).length === 0 && first) {
    const asked = 'どれかひとつは答えを選んでください（「答えたくない」も答えです）';
    return { ok: false, errors: { [`answer.${first.key}`]: asked } };
  }
  return { ok: true, answers, total: totalOf(form, answers) };
}
