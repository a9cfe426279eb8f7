import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { answersShape, conditionsShape, type Conditions } from '#domain/assessment.ts';
import { addDays } from '#domain/calendar-day.ts';
import { factShape } from '#domain/fact.ts';
import type { BoxCode } from '#domain/sheet-box.ts';
import { confirmEdition } from '#use-cases/assessments/confirm-edition.ts';
import type { Decision } from '#use-cases/assessments/decide-on-words.ts';
import type { NewFact } from '#use-cases/assessments/insert-fact.ts';
import { fillSheet } from '#use-cases/assessments/fill-sheet.ts';
import { readAssessment } from '#use-cases/assessments/read-assessment.ts';
import { saveDraft } from '#use-cases/assessments/save-draft.ts';
import { startEdition } from '#use-cases/assessments/start-edition.ts';
import type { DemoPerson } from './demo-person.ts';

/**
 * The first edition of an assessment as a worker would make it: the words are written down, every suggestion that is read
 * from them is confirmed, the conditions that the story states are entered, and the edition is confirmed unless the story
 * is still in the middle of it.
 */
export async function recordProfile(
  worker: Worker,
  personId: string,
  story: DemoPerson,
  today: string,
): Promise<void> {
  const madeOn = addDays(today, -Math.min(...story.facts.map(([, , days]) => days)));
  const { id } = await startEdition(worker, personId, uuidv7(), madeOn);
  // Nobody else writes here: the version is what it was and one more.
  let version = 1;
  const save = async (conditions: Conditions, newFacts: NewFact[], decisions: Decision[]): Promise<void> => {
    const input = {
      madeOn,
      sources: ['person'],
      answers: answersShape.parse({}),
      conditions,
      newFacts,
      decisions,
    };
    const saved = await saveDraft(worker, personId, id, version, input);
    if (!saved.ok) throw new Error('somebody else writes in the demo town');
    version += 1;
  };
  const facts = story.facts.map((fact) => factOf(fact, today));
  await save(conditionsShape.parse({}), facts, []);
  const shown = await readAssessment(worker, personId);
  const decisions = shown.facts.map((fact): Decision => ({
    factId: fact.id,
    confirmed: fact.suggestions.map((suggestion) => suggestion.id),
    refused: [],
  }));
  await save(conditionsShape.parse({}), [], decisions);
  if (story.conditions) {
    const { assessment } = await readAssessment(worker, personId);
    await save(conditionsShape.parse({ ...assessment?.profile, ...story.conditions }), [], []);
  }
  if (story.sheet) await fillBoxes(worker, personId, story.sheet, madeOn);
  if (story.state === 'assessing') return;
  await confirmEdition(worker, personId, id, version);
}

/** 基本の欄 of a new edition: nothing stood in them before. */
async function fillBoxes(
  worker: Worker,
  personId: string,
  sheet: NonNullable<DemoPerson['sheet']>,
  on: string,
): Promise<void> {
  const codes = Object.keys(sheet) as BoxCode[];
  const boxes = codes.map((code) => ({ code, words: sheet[code] ?? '', seen: '' as const }));
  const draft = { on, saidBy: 'person', basis: 'consent', basisNote: '', boxes } as const;
  const clashes = await fillSheet(worker, personId, draft);
  if (clashes.length > 0) throw new Error('somebody else writes in the demo town');
}

function factOf([kind, words, days]: DemoPerson['facts'][number], today: string): NewFact {
  const isOwnWords = words.startsWith('「');
  const fact = factShape.parse({
    kind: kind === 'no_longer' ? 'aversion' : kind,
    words: isOwnWords ? words.slice(1, -1) : words,
    isOwnWords,
    saidBy: 'person',
    saidOn: addDays(today, -days),
    basis: 'consent',
    basisNote: '',
  });
  return {
    ...fact,
    id: uuidv7(),
    ...(kind === 'strength' ? { level: /\d+年|師|職/u.test(words) ? 'professional' : 'good' } : {}),
    ...(kind === 'aversion' ? { refusal: 'never' } : {}),
    ...(kind === 'no_longer' ? { refusal: 'cannot' } : {}),
  };
}
