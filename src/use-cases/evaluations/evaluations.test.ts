import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import type { EvaluationSheet } from '#domain/evaluation-draft.ts';
import { testDatabase } from '#tests/database.ts';
import { addRunningPlan, addTakingPart, someGoal, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { readDueEvaluations } from './list-due-evaluations.ts';
import { listEvaluations } from './list-evaluations.ts';
import { lockEvaluation } from './lock-evaluation.ts';
import { readEvaluation } from './read-evaluation.ts';
import { readScales } from './read-scales.ts';
import { saveEvaluation } from './save-evaluation.ts';
import { startEvaluation } from './start-evaluation.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

async function heard(at: Scene, side: string, on: string, words: string, hostWish: string | null = null) {
  await database.owner.query(
    `insert into follow_up (municipality_id, id, placement_id, person_id, side, due_on, done_on, manner, words, host_wish, acl)
     select $1, $2, $3, $4, $5, $6::date, $6::date, 'phone', $7, $8, acl from placement where id = $3`,
    [town.municipalityId, uuidv7(), at.placementId, at.personId, side, on, words, hostWish],
  );
}

async function attended(at: Scene, day: string, state: string, reason = ''): Promise<void> {
  await database.owner.query(
    `insert into attendance (municipality_id, id, placement_id, person_id, resource_id, day, half, state, reason, source, acl)
     select $1, $2, $3, $4, $5, $6, 'am', $7, $8, 'worker', acl from placement where id = $3`,
    [town.municipalityId, uuidv7(), at.placementId, at.personId, at.resourceId, day, state, reason],
  );
}

/** Three months at the crossing: a plan with one goal, words of both sides, six Mondays written down. */
async function threeMonths(): Promise<Scene> {
  const at = await addTakingPart(database.owner, town.recorder);
  await addRunningPlan(database.owner, town.recorder, at, { goals: [someGoal], startedOn: '2026-08-24' });
  await heard(at, 'person', '2026-09-10', 'まだ慣れない');
  await heard(at, 'person', '2026-11-10', '名前を呼ばれた');
  await heard(at, 'host', '2026-11-12', '時間に正確');
  await heard(at, 'host', '2026-11-18', 'もう受けられない', 'stop');
  for (const day of ['2026-10-05', '2026-10-19', '2026-10-26', '2026-11-09']) await attended(at, day, 'came');
  await attended(at, '2026-11-02', 'absent', 'illness');
  await attended(at, '2026-11-16', 'absent', 'weather');
  return at;
}

const start = async (at: Scene) => (await startEvaluation(town.recorder, at.personId, uuidv7(), today)).id;
const read = (at: Scene, id: string) => readEvaluation(town.recorder, at.personId, id);
const stateOf = async ({ caseId }: Scene) =>
  (await database.owner.query<{ state: string }>('select state from "case" where id = $1', [caseId])).rows[0]
    ?.state;

function judged(sheet: EvaluationSheet, judgement: EvaluationSheet['judgement']): EvaluationSheet {
  return {
    ...sheet,
    judgement,
    explainedOn: today,
    nextOn: '2027-02-24',
    content: {
      ...sheet.content,
      reason: '本人が続けたいと言う',
      goals: sheet.content.goals.map((goal) => ({ ...goal, level: '1' as const, note: '13回立った' })),
    },
  };
}

async function lock(at: Scene, id: string, judgement: EvaluationSheet['judgement']): Promise<void> {
  const { sheet, version } = await read(at, id);
  const typed = { seen: version, sheet: judged(sheet, judgement) };
  await saveEvaluation(town.recorder, at.personId, id, typed);
  const locked = { version: version + 1, isUnexplained: false };
  await lockEvaluation(town.recorder, at.personId, id, locked);
}

it('はじめると、出欠の数・プランの目標・両方のあたらしいことばが入り、受入先の断りは入らない', async () => {
  const at = await threeMonths();
  const id = await start(at);
  const { sheet, edition, heard: words } = await read(at, id);
  expect(edition).toBe(1);
  expect(sheet).toMatchObject({ periodFrom: '2026-08-24', periodTo: today, judgement: null });
  expect(sheet.content).toMatchObject({
    came: 4,
    absences: '体調 1回、天気 1回',
    personWords: '名前を呼ばれた',
    hostWords: '時間に正確',
    goals: [{ goalId: someGoal.id, words: someGoal.words, level: null }],
  });
  // Mondays from the last of August until today without the four holidays.
  expect(sheet.content.planned).toBe(10);
  expect(words.find(({ words: said }) => said === 'もう受けられない')?.isForUs).toBe(true);
  expect(await stateOf(at)).toBe('evaluating');
  // A second start opens the same sheet: two people share it.
  expect((await startEvaluation(town.colleague, at.personId, uuidv7(), today)).id).toBe(id);
});

it('二人が書いても、べつの欄は合わさり、同じ欄は項目ごとにくらべる', async () => {
  const at = await threeMonths();
  const id = await start(at);
  const { sheet, version } = await read(at, id);
  const content = { ...sheet.content, workerView: '朝の支度がはやくなった' };
  await saveEvaluation(town.recorder, at.personId, id, { seen: version, sheet: { ...sheet, content } });
  const goals = sheet.content.goals.map((goal) => ({ ...goal, level: '2' as const }));
  const other = { ...sheet, content: { ...sheet.content, goals } };
  expect(await saveEvaluation(town.colleague, at.personId, id, { seen: version, sheet: other })).toEqual({
    ok: true,
  });
  const merged = (await read(at, id)).sheet.content;
  expect(merged).toMatchObject({ workerView: '朝の支度がはやくなった', goals: [{ level: '2' }] });
  const third = { ...sheet, content: { ...sheet.content, workerView: '疲れがみえる' } };
  expect(
    await saveEvaluation(town.colleague, at.personId, id, { seen: version, sheet: third }),
  ).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'workerView' }] },
  });
});

it('不変条件9: 確定した評価は書きかえられない。データベースも受けつけない', async () => {
  const at = await threeMonths();
  const id = await start(at);
  await lock(at, id, 'continue');
  const { sheet, version, isLocked } = await read(at, id);
  expect(isLocked).toBe(true);
  await expect(
    saveEvaluation(town.recorder, at.personId, id, { seen: version, sheet }),
  ).rejects.toMatchObject({ code: 'already-done' });
  const { asActor } = await import('#db/as-actor.ts');
  const changed = await asActor(town.recorder, { act: 'test.rewrite' }, (db) =>
    db.updateTable('evaluation').set({ judgement: 'close' }).where('id', '=', id).executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
  const { rows } = await database.owner.query(
    `select 1 from revision where subject_kind = 'evaluation' and subject_id = $1`,
    [id],
  );
  expect(rows).toHaveLength(1);
});

it('継続ならケースは参加にもどり、次の評価は前の期間のつぎの日から', async () => {
  const at = await threeMonths();
  await lock(at, await start(at), 'continue');
  expect(await stateOf(at)).toBe('taking_part');
  const next = await startEvaluation(town.recorder, at.personId, uuidv7(), '2027-02-24');
  const { sheet, edition } = await read(at, next.id);
  expect([edition, sheet.periodFrom]).toEqual([2, '2026-11-25']);
});

it('あとから書いた評価は、実施日までを数え、ケースもその日に動く', async () => {
  const at = await threeMonths();
  const { id } = await startEvaluation(town.recorder, at.personId, uuidv7(), '2026-11-05');
  const { sheet } = await read(at, id);
  expect([sheet.madeOn, sheet.periodTo]).toEqual(['2026-11-05', '2026-11-05']);
  expect(sheet.content.personWords).toBe('まだ慣れない');
  await lock(at, id, 'continue');
  const changes = await database.owner.query<{ to_state: string; on_day: string }>(
    `select to_state, on_day::text from case_change where case_id = $1 order by created_at, id`,
    [at.caseId],
  );
  expect(changes.rows.slice(-2)).toEqual([
    { to_state: 'evaluating', on_day: '2026-11-05' },
    { to_state: 'taking_part', on_day: '2026-11-05' },
  ]);
});

it.each([
  ['replan', 'replanning'],
  ['close', 'evaluating'],
  ['pause', 'evaluating'],
] as const)('%s のあとのケースは %s（終結と中断は、すすめるだけ）', async (judgement, state) => {
  const at = await threeMonths();
  await lock(at, await start(at), judgement);
  expect(await stateOf(at)).toBe(state);
});

it('目標の達成は、確定のときに尺度の測定になる', async () => {
  const at = await threeMonths();
  const id = await start(at);
  await lock(at, id, 'continue');
  const { measurements, goalWords } = await readScales(town.recorder, at.personId);
  expect(measurements).toMatchObject([
    { scale: 'goal', subject: someGoal.id, total: 1, moment: 'evaluation' },
  ]);
  expect(goalWords.get(someGoal.id)).toBe(someGoal.words);
});

it('判定のない評価、説明の日も断りもない評価は確定できない。古い版を見ていた人には知らせる', async () => {
  const at = await threeMonths();
  const id = await start(at);
  const args = [town.recorder, at.personId, id] as const;
  await expect(lockEvaluation(...args, { version: 1, isUnexplained: true })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  const { sheet } = await read(at, id);
  const unexplained = { ...judged(sheet, 'close'), explainedOn: null };
  await saveEvaluation(...args, { seen: 1, sheet: unexplained });
  await expect(lockEvaluation(...args, { version: 2, isUnexplained: false })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(lockEvaluation(...args, { version: 1, isUnexplained: true })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await lockEvaluation(...args, { version: 2, isUnexplained: true });
  expect(await listEvaluations(town.recorder, at.personId)).toMatchObject([
    { judgement: 'close', isLocked: true },
  ]);
});

it('見られる範囲の外の人には、評価は無い', async () => {
  const at = await threeMonths();
  const id = await start(at);
  await expect(readEvaluation(town.other, at.personId, id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(startEvaluation(town.other, at.personId, uuidv7(), today)).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await listEvaluations(town.other, at.personId)).toEqual([]);
});

it('終わったケースでは、評価ははじまらない', async () => {
  const at = await addTakingPart(database.owner, town.recorder, { caseState: 'closed' });
  await expect(start(at)).rejects.toMatchObject({ code: 'already-done' });
});

it('きょう：プランの見直しの日、前の評価のいう日、書きかけの評価が、待った順に出る', async () => {
  const mine = await threeMonths();
  const planned = await addTakingPart(database.owner, town.recorder);
  await addRunningPlan(database.owner, town.recorder, planned, { reviewOn: '2026-11-10' });
  const later = await addTakingPart(database.owner, town.recorder);
  await addRunningPlan(database.owner, town.recorder, later, { reviewOn: '2027-03-01' });
  const id = await start(mine);
  const own = async (day: string) =>
    (await asActor(town.recorder, { act: 'test.due' }, (db) => readDueEvaluations(db, town.recorder, day)))
      .filter(({ personId }) => [mine, planned, later].some((at) => at.personId === personId))
      .map(({ personId, evaluationId, on }) => [personId, evaluationId, on]);
  expect(await own(today)).toEqual([
    [planned.personId, null, '2026-11-10'],
    [mine.personId, id, today],
  ]);
  await lock(mine, id, 'continue');
  expect(await own(today)).toEqual([[planned.personId, null, '2026-11-10']]);
  expect(await own('2027-02-20')).toContainEqual([mine.personId, null, '2027-02-24']);
  expect(
    await asActor(town.colleague, { act: 'test.due' }, (db) =>
      readDueEvaluations(db, town.colleague, '2027-02-20'),
    ),
  ).toEqual([]);
});
