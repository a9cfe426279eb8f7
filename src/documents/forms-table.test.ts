import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { answersShape, conditionsShape } from '#domain/assessment.ts';
import { attendanceShape } from '#domain/attendance.ts';
import { careSheetShape } from '#domain/care-sheet.ts';
import { closureShape } from '#domain/closure.ts';
import { consentShape } from '#domain/consent.ts';
import { minorAnswerShape } from '#domain/minor-consent.ts';
import { evaluationContentShape } from '#domain/evaluation.ts';
import { incidentShape } from '#domain/incident.ts';
import { insuranceShape } from '#domain/insurance.ts';
import { intakeShape } from '#domain/intake.ts';
import { loanReturnShape, loanShape } from '#domain/loan.ts';
import { memorandumShape } from '#domain/memorandum.ts';
import { moneyEntryShape } from '#domain/money-entry.ts';
import { contactShape, memberShape, personShape } from '#domain/person.ts';
import { planContentShape } from '#domain/plan.ts';
import { noteShape } from '#domain/progress-note.ts';
import { resourceShape } from '#domain/resource.ts';
import { boxCodes } from '#domain/sheet-box.ts';
import { answerShape, soundingShape } from '#domain/sounding.ts';
import { visitRecordShape } from '#domain/visit.ts';
import { watchRequestShape } from '#domain/watch-request.ts';

const plan = planContentShape.shape;
/** What the engine keeps beside the boxes of the form. */
const unasked = ['v', 'id', 'conditions.ownWords'];
/** Rows of one list are told once in the table. */
const laterJobs = /^sheet\.job[2-5]/;

const shapes: Record<string, { shape: object }> = {
  intake: intakeShape,
  person: personShape,
  contact: contactShape,
  member: memberShape,
  consent: z.object({ ...consentShape.shape, ...minorAnswerShape.shape }),
  answers: answersShape,
  conditions: conditionsShape,
  content: planContentShape,
  goal: plan.goals.element,
  line: plan.lines.element,
  part: plan.participation,
  note: noteShape,
  evaluation: evaluationContentShape,
  result: evaluationContentShape.shape.goals.element,
  closure: closureShape,
  resource: resourceShape,
  sounding: soundingShape,
  answer: answerShape,
  visit: visitRecordShape,
  memorandum: memorandumShape,
  care: careSheetShape,
  watch: watchRequestShape,
  attendance: attendanceShape,
  money: moneyEntryShape,
  incident: incidentShape,
  insurance: insuranceShape,
  loan: loanShape,
  return: loanReturnShape,
};

const known = [
  ...Object.entries(shapes).flatMap(([name, { shape }]) =>
    Object.keys(shape)
      .filter((field) => !unasked.includes(field))
      .map((field) => `${name}.${field}`),
  ),
  ...boxCodes.map((code) => `sheet.${code}`),
  'plan.kind',
].filter((field) => !unasked.includes(field) && !laterJobs.test(field));

const page = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
const named = [...page.matchAll(/`([a-z]+\.[A-Za-z0-9]+)`/g)].map(([, field = '']) => field);

it('docs/forms.md は、画面の項目をひとつも漏らさない', () => {
  expect(known.filter((field) => !named.includes(field))).toEqual([]);
});

it('docs/forms.md にある項目は、みな本当にある', () => {
  expect(named.filter((field) => !known.includes(field) && field !== 'shape.field')).toEqual([]);
  expect(named.length).toBeGreaterThan(200);
});
