import { documentLabels, eligibilityLabels } from '#domain/condition-codes.ts';
import { boxChoice, boxOf, sheetBoxes, type BoxCode } from '#domain/sheet-box.ts';
import type { Meaning } from '#matching/read-text.ts';
import type { WordsSuggestion } from './suggest-from-words.ts';

type Decided = { yes: Meaning; no?: Meaning };

const handbook: Meaning = { kind: 'document', code: 'disability_handbook', holds: true };
const care = (holds: boolean): Meaning => ({ kind: 'eligibility', code: 'care_insurance', holds });
/** Boxes of 障害・介護 that answer a rule. One handbook that is not there does not say that there is no other. */
const decided: Partial<Record<BoxCode, Decided>> = {
  careLevelState: { yes: care(true), no: care(false) },
  physicalState: { yes: handbook },
  intellectualState: { yes: handbook },
  mentalState: { yes: handbook },
};

/** 「要介護認定：有」 in a box of the sheet is asked as a condition, once: a box opens nothing by itself. */
export function suggestFromBox(concepts: readonly string[], words: string): WordsSuggestion[] {
  const box = boxOf(concepts);
  const answers = box === undefined ? undefined : decided[box];
  if (box === undefined || answers === undefined) return [];
  const choice = boxChoice(box, words);
  const meaning = choice === 'yes' ? answers.yes : choice === 'no' ? answers.no : undefined;
  if (meaning === undefined || (meaning.kind !== 'eligibility' && meaning.kind !== 'document')) return [];
  const quoted = `${sheetBoxes[box].label}：${words}`;
  const isRule = meaning.kind === 'eligibility';
  const term = isRule
    ? `${eligibilityLabels[meaning.code]}　${meaning.holds ? 'あてはまる' : 'あてはまらない'}`
    : `${documentLabels[meaning.code]}　あり`;
  return [
    {
      id: `box-${box}-${choice}`,
      term,
      field: isRule ? '対象の条件' : '書類・免許',
      words: quoted,
      around: { before: '', after: '' },
      meaning: { ...meaning, span: { from: 0, to: quoted.length, words: quoted } },
    },
  ];
}
