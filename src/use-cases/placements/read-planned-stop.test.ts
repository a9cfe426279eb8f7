import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { addPlanned, seenPlan, someContent } from '#tests/plans.ts';
import { endPlan } from '#use-cases/plans/end-plan.ts';
import { savePlan } from '#use-cases/plans/save-plan.ts';
import { readPlannedStop } from './read-planned-stop.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('中止の条件は、プランに書いたことばからはじまる。取り下げたプランからは入れない', async () => {
  const { personId, caseId, planId } = await addPlanned(town.recorder);
  expect(await readPlannedStop(town.recorder, { personId, caseId })).toBe('');

  const content = someContent();
  content.participation.stopRule = '「もういい」と言ったら、その日でやめる';
  expect(await savePlan(town.recorder, personId, planId, 2, { content, reviewOn: null })).toEqual({
    ok: true,
  });
  expect(await readPlannedStop(town.recorder, { personId, caseId })).toBe(
    '「もういい」と言ったら、その日でやめる',
  );

  const seen = await seenPlan(town.recorder, personId, planId);
  await endPlan(town.recorder, personId, seen, { on: today, reason: '本人の希望' });
  expect(await readPlannedStop(town.recorder, { personId, caseId })).toBe('');
});
