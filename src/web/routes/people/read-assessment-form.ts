import { answersShape, type Conditions } from '#domain/assessment.ts';
import { skillLevels } from '#domain/conditions.ts';
import { factShape, saidBys, type FactKind } from '#domain/fact.ts';
import type { Decision } from '#use-cases/assessments/decide-on-words.ts';
import type { NewFact } from '#use-cases/assessments/insert-fact.ts';
import type { ShownFact } from '#use-cases/assessments/read-assessment.ts';
import type { DraftInput } from '#use-cases/assessments/save-draft.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { readSuggestionAnswers } from '#web/ui/suggestion-answers.ts';
import { readConditions } from './condition-values.ts';
import type { FormReader } from '#web/form-reader.ts';
import { sentId } from './person-id.ts';
import { suggestionsName, unreadName } from './words-fields.tsx';
import { closedKinds, wordsKinds } from './words-kinds.ts';

type Read = { ok: true; value: DraftInput } | { ok: false; errors: Record<string, string> };

function readFact(reader: FormReader, kind: FactKind, errors: Record<string, string>): NewFact[] {
  const { form } = reader;
  const words = form.text(`new.${kind}`);
  if (words.trim() === '') return [];
  const isOwnWords = form.isChecked(`own.${kind}`);
  const fact = factShape.safeParse({
    kind,
    words,
    isOwnWords,
    saidBy: form.text('saidBy'),
    saidOn: reader.pastDay('saidOn') ?? '',
    basis: form.text('basis'),
    basisNote: form.text('basisNote'),
  });
  if (!fact.success) {
    for (const [field, message] of Object.entries(fieldErrors(fact.error))) {
      // What holds for all new words stands at the top of the page; the rest stands with the words.
      errors[['saidOn', 'saidBy', 'basis'].includes(field) ? field : `new.${kind}`] ??= message;
    }
    return [];
  }
  const level = skillLevels.find((one) => one === form.text(`level.${kind}`));
  const refusal = form.text(`refusal.${kind}`) === 'cannot' ? 'cannot' : 'never';
  return [
    {
      ...fact.data,
      id: sentId(form.text(`id.${kind}`)),
      ...(kind === 'strength' && level ? { level } : {}),
      ...(kind === 'aversion' ? { refusal } : {}),
    },
  ];
}

/** The whole sheet at once: sentences, conditions, new words, and answers to what was read from words. */
export function readAssessmentForm(
  reader: FormReader,
  stored: { conditions: Conditions; facts: readonly ShownFact[] },
): Read {
  const { form } = reader;
  const errors: Record<string, string> = {};
  const madeOn = reader.pastDay('madeOn');
  if (madeOn === null) errors['madeOn'] = '書いた日を書いてください';
  const names = Object.keys(answersShape.shape);
  const answers = answersShape.safeParse(Object.fromEntries(names.map((name) => [name, form.text(name)])));
  if (!answers.success) Object.assign(errors, fieldErrors(answers.error));
  const conditions = readConditions(form, stored.conditions);
  if (!conditions.ok) Object.assign(errors, conditions.errors);
  const newFacts = [...wordsKinds, ...closedKinds].flatMap(({ kind }) => readFact(reader, kind, errors));
  Object.assign(errors, reader.errors);
  if (madeOn === null || !answers.success || !conditions.ok || Object.keys(errors).length > 0) {
    return { ok: false, errors };
  }
  const decisions: Decision[] = stored.facts.map(({ id }) => ({
    factId: id,
    ...readSuggestionAnswers(form.values, suggestionsName(id)),
    noConditions: form.all(unreadName(id)),
  }));
  return {
    ok: true,
    value: {
      madeOn,
      sources: form.all('sources').filter((code) => code in saidBys),
      answers: answers.data,
      conditions: conditions.value,
      newFacts,
      decisions: decisions.filter(
        ({ confirmed, refused, noConditions = [] }) =>
          confirmed.length + refused.length + noConditions.length > 0,
      ),
    },
  };
}
