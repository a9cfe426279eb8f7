import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { readAnswers } from '#domain/measurement.ts';
import { declined, type ScaleForm } from '#domain/scale.ts';
import { goalForm } from '#domain/scale-goal.ts';
import { ucla3Form } from '#domain/scale-loneliness.ts';
import { lsnsForm } from '#domain/scale-lsns6.ts';
import { testDatabase } from '#tests/database.ts';
import { addRunningPlan, addTakingPart, someGoal } from '#tests/follow-up-scenes.ts';
import { addTown, type Town } from '#tests/people.ts';
import { readScales } from './read-scales.ts';
import { readWordings } from './read-wordings.ts';
import { recordMeasurement, type NewMeasurement } from './record-measurement.ts';
import { strikeMeasurement } from './strike-measurement.ts';
import { writeWordings } from './write-wordings.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

function measured(
  form: ScaleForm,
  typed: Record<string, string>,
  more: Partial<NewMeasurement> = {},
): NewMeasurement {
  const read = readAnswers(form, (key) => typed[key] ?? '');
  if (!read.ok) throw new Error('expected answers');
  return {
    id: uuidv7(),
    scale: form.scale,
    scaleVersion: form.version,
    subject: '',
    moment: 'start',
    measuredOn: '2026-08-24',
    answeredBy: 'self',
    noteId: null,
    words: '',
    answers: read.answers,
    total: read.total,
    ...more,
  };
}

it('答えはそのまま、版と日と、だれがたずねたかと残る。同じ用紙は一度', async () => {
  const at = await addTakingPart(database.owner, town.recorder);
  const measurement = measured(ucla3Form, { company: '4', left_out: '3', isolated: '2' });
  await recordMeasurement(town.recorder, at.personId, measurement);
  await recordMeasurement(town.recorder, at.personId, measurement);
  const { measurements } = await readScales(town.colleague, at.personId);
  expect(measurements).toMatchObject([
    {
      scale: 'ucla3',
      scaleVersion: 'cabinet-office-1',
      answers: { company: '4', left_out: '3', isolated: '2' },
      total: 9,
      measuredOn: '2026-08-24',
      askedByName: '水沢 葉子',
      answeredBy: 'self',
    },
  ]);
});

it('「答えたくない」も答えとして残り、合計は出ない', async () => {
  const at = await addTakingPart(database.owner, town.recorder);
  await recordMeasurement(
    town.recorder,
    at.personId,
    measured(lsnsForm(new Map()), { family1: '3', friends1: declined }),
  );
  const { measurements } = await readScales(town.recorder, at.personId);
  expect(measurements).toMatchObject([{ total: null, answers: { family1: '3', friends1: 'declined' } }]);
});

it('不変条件9: 線を引いても答えは読め、わけがつく。二度は引けない', async () => {
  const at = await addTakingPart(database.owner, town.recorder);
  const measurement = measured(ucla3Form, { company: '1', left_out: '1', isolated: '1' });
  await recordMeasurement(town.recorder, at.personId, measurement);
  await strikeMeasurement(town.recorder, at.personId, measurement.id, '別の人の答えだった');
  const { measurements } = await readScales(town.recorder, at.personId);
  expect(measurements).toMatchObject([{ total: 3, struckReason: '別の人の答えだった' }]);
  await expect(strikeMeasurement(town.recorder, at.personId, measurement.id, '二度')).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('目標の達成は、その人のプランの目標にだけつく', async () => {
  const at = await addTakingPart(database.owner, town.recorder);
  await addRunningPlan(database.owner, town.recorder, at, { goals: [someGoal] });
  await recordMeasurement(
    town.recorder,
    at.personId,
    measured(goalForm, { level: '-1' }, { subject: someGoal.id }),
  );
  expect((await readScales(town.recorder, at.personId)).goals).toEqual([
    { id: someGoal.id, words: someGoal.words },
  ]);
  await expect(
    recordMeasurement(town.recorder, at.personId, measured(goalForm, { level: '0' }, { subject: uuidv7() })),
  ).rejects.toMatchObject({ code: 'not-found' });
});

it('見られる範囲の外の人は、測れも、線を引けもしない', async () => {
  const at = await addTakingPart(database.owner, town.recorder);
  const measurement = measured(ucla3Form, { company: '1' });
  await recordMeasurement(town.recorder, at.personId, measurement);
  await expect(
    recordMeasurement(town.other, at.personId, measured(ucla3Form, { company: '1' })),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(strikeMeasurement(town.other, at.personId, measurement.id, 'いや')).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('段と設問のことばは主管課が書き、空けた所は消え、ほかの人が先に直していれば知らせる', async () => {
  const none = new Map<number, string>();
  const own = new Map([
    [0, '会えない'],
    [1, '会える'],
  ]);
  await writeWordings(town.officer, { scale: 'ladder', seen: none, typed: own });
  expect((await readWordings(town.recorder)).ladder).toEqual(own);
  await expect(
    writeWordings(town.officer, { scale: 'ladder', seen: none, typed: own }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await writeWordings(town.officer, { scale: 'ladder', seen: own, typed: new Map([[0, '会わない']]) });
  expect((await readWordings(town.recorder)).ladder).toEqual(new Map([[0, '会わない']]));
  await expect(
    writeWordings(town.recorder, { scale: 'lsns6', seen: none, typed: new Map([[1, 'だめ']]) }),
  ).rejects.toMatchObject({ code: 'not-permitted' });
});
