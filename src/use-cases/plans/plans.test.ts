import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { readWaiting } from '#use-cases/today/read-waiting.ts';
import { readCourse } from '#use-cases/casework/read-course.ts';
import { addCase, heldCase, plantPlacement } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, someFact, type Town } from '#tests/people.ts';
import { addPlanned, decide, holdMeeting, seenPlan, someContent, type Planned } from '#tests/plans.ts';
import { agreePlan } from './agree-plan.ts';
import { beginPlan } from './begin-plan.ts';
import { decideSupport } from './decide-support.ts';
import { endPlan } from './end-plan.ts';
import { listPlans } from './list-plans.ts';
import { proposePlan } from './propose-plan.ts';
import { readPlan } from './read-plan.ts';
import { redraftPlan } from './redraft-plan.ts';
import { reviewPlan } from './review-plan.ts';
import { savePlan } from './save-plan.ts';
import { startPlan } from './start-plan.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const refused = (code: string) => expect.objectContaining({ code });
const consent = { on: '2026-11-19', manner: 'signed', by: 'person', note: '' } as const;
const decided = { decision: 'decided', on: '2026-11-20', words: '' } as const;

const seen = ({ personId, planId }: Planned) => seenPlan(town.recorder, personId, planId);

async function fit(): Promise<Planned> {
  const planned = await addPlanned(town.recorder);
  await decide(town.recorder, await holdMeeting(town.recorder, planned), { decision: 'fit' });
  return planned;
}

async function agreed(): Promise<Planned> {
  const planned = await fit();
  await agreePlan(town.recorder, planned.personId, await seen(planned), consent);
  return planned;
}

async function running(): Promise<Planned> {
  const planned = await agreed();
  await decideSupport(town.officer, planned.personId, await seen(planned), decided);
  const start = { on: '2026-11-22', reviewOn: '2027-02-22' };
  await beginPlan(town.recorder, planned.personId, await seen(planned), start);
  return planned;
}

it('不変条件1: はじめの文は本人の願いから入り、支援会議で知ったことは入らない', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const wish = { ...someFact, kind: 'wish' as const, isOwnWords: true };
  await recordFact(town.recorder, personId, { ...wish, id: uuidv7(), words: '昼に、だれかと飯の話がしたい' });
  const secret = '元の職場の人が探しに来る';
  const sealed = { ...wish, isOwnWords: false, basis: 'confidential_meeting' as const };
  await recordFact(town.recorder, personId, { ...sealed, id: uuidv7(), words: secret });
  await plantPlacement(database.owner, town.recorder, { personId, caseId, state: 'trial' });
  const given = { id: uuidv7(), caseId, kind: 'participation' as const, on: '2026-11-10' };
  const { id } = await startPlan(town.recorder, personId, given);
  const { content } = await readPlan(town.recorder, personId, id);
  expect(content.wishedLife).toBe('昼に、だれかと飯の話がしたい');
  expect(content.participation).toMatchObject({ places: '北野小 見守りの会', step: 'trial' });
  const { rows } = await database.owner.query<{ text: string }>(
    `select content::text as text from plan_sheet where person_id = $1`,
    [personId],
  );
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect((await startPlan(town.recorder, personId, { ...given, id: uuidv7() })).id).toBe(id);
});

it('会議にかけるには、試した制度とプランの中身がいる。かけるとケースも会議待ちになる', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const given = { id: uuidv7(), caseId, kind: 'participation' as const, on: '2026-11-10' };
  const { id } = await startPlan(town.recorder, personId, given);
  expect((await heldCase(town.recorder, personId)).state).toBe('received');
  const first = await proposePlan(town.recorder, personId, { id, version: 1 }, '2026-11-10');
  expect(first).toEqual({
    ok: false,
    gaps: ['本人の望む暮らし', '短期目標（ひとつ以上）', '課題ごとの取り組み（ひとつ以上）'],
    missing: ['tried'],
  });
  const planned = await addPlanned(town.recorder);
  expect((await readPlan(town.recorder, planned.personId, planned.planId)).state).toBe('in_meeting');
  expect((await heldCase(town.recorder, planned.personId)).state).toBe('meeting_awaited');
});

it('不変条件7: 適 → 本人同意 → 支援決定 → 実施の順だけが通り、日も前後しない', async () => {
  const planned = await addPlanned(town.recorder);
  const { personId, planId } = planned;
  await expect(agreePlan(town.recorder, personId, await seen(planned), consent)).rejects.toEqual(
    refused('already-done'),
  );
  await decide(town.recorder, await holdMeeting(town.recorder, planned), { decision: 'fit' });
  expect(await readPlan(town.recorder, personId, planId)).toMatchObject({
    state: 'fit',
    fitOn: '2026-11-18',
  });
  const early = { ...consent, on: '2026-11-17' };
  expect(await agreePlan(town.recorder, personId, await seen(planned), early)).toBe('before-fit');
  await expect(decideSupport(town.officer, personId, await seen(planned), decided)).rejects.toEqual(
    refused('already-done'),
  );
  expect(await agreePlan(town.recorder, personId, await seen(planned), consent)).toBe('agreed');
  const before = { ...decided, on: '2026-11-18' };
  expect(await decideSupport(town.officer, personId, await seen(planned), before)).toBe('before-agreement');
  await expect(decideSupport(town.recorder, personId, await seen(planned), decided)).rejects.toEqual(
    refused('not-permitted'),
  );
  await decideSupport(town.officer, personId, await seen(planned), decided);
  const start = { on: '2026-11-19', reviewOn: '2027-02-19' };
  expect(await beginPlan(town.recorder, personId, await seen(planned), start)).toBe('before-decision');
  expect(await beginPlan(town.recorder, personId, await seen(planned), { ...start, on: '2026-11-20' })).toBe(
    'begun',
  );
  expect(await readPlan(town.recorder, personId, planId)).toMatchObject({
    state: 'running',
    decisions: [{ decision: 'decided', byName: '岡 進' }],
  });
});

it('不変条件7: データベースも、同意と決定のない実施を受けつけない', async () => {
  const { planId } = await fit();
  const jump = (set: string) => database.owner.query(`update plan set ${set} where id = $1`, [planId]);
  await expect(jump(`state = 'running'`)).rejects.toThrow(/agreed_before_decided/);
  await expect(
    jump(`state = 'running', agreed_on = '2026-11-20', decided_on = '2026-11-19', started_on = '2026-11-21'`),
  ).rejects.toThrow(/agreed_before_decided/);
  await expect(
    jump(`state = 'running', agreed_on = '2026-11-19', decided_on = '2026-11-20'`),
  ).rejects.toThrow(/decided_before_started/);
});

it('不変条件9: 本人が同意した紙は、どの道からも書きかわらない', async () => {
  const { personId, planId } = await agreed();
  const input = { content: someContent(), reviewOn: null };
  await expect(savePlan(town.recorder, personId, planId, 2, input)).rejects.toEqual(refused('already-done'));
  const { rows } = await database.owner.query<{ locked: boolean }>(
    'select locked_at is not null as locked from plan_sheet where plan_id = $1',
    [planId],
  );
  expect(rows).toEqual([{ locked: true }]);
});

it('主管課が差し戻したプランは「差戻し」になり、紙はそのまま残り、文は次の版につづく', async () => {
  const planned = await agreed();
  const { personId, planId } = planned;
  const back = { decision: 'returned', on: '2026-11-20', words: '保険のことを書く' } as const;
  await decideSupport(town.officer, personId, await seen(planned), back);
  expect(await readPlan(town.recorder, personId, planId)).toMatchObject({
    state: 'returned',
    decisions: [
      { decision: 'returned', decidedOn: '2026-11-20', words: '保険のことを書く', byName: '岡 進' },
    ],
  });
  const waits = async (worker: typeof town.recorder) =>
    (await readWaiting(worker, '2026-11-21')).filter(({ personId: who }) => who === personId);
  expect(await waits(town.recorder)).toMatchObject([
    {
      kind: 'plan_returned',
      detail: 'プラン第1回　保険のことを書く',
      since: '2026-11-20',
      href: `/people/${personId}/plans/${planId}`,
    },
  ]);
  expect((await waits(town.officer)).filter(({ kind }) => kind === 'decision')).toEqual([]);
  const again = startPlan(town.recorder, personId, {
    id: uuidv7(),
    caseId: planned.caseId,
    kind: 'participation',
    on: '2026-11-21',
  });
  expect(await again).toEqual({ id: planId });
  const given = { on: '2026-11-21', reason: '保険を書き足す', nextId: uuidv7() };
  const next = await redraftPlan(town.recorder, personId, await seen(planned), given);
  const plans = await listPlans(town.recorder, personId);
  expect(plans.map(({ edition, state }) => [edition, state])).toEqual([
    [2, 'draft'],
    [1, 'withdrawn'],
  ]);
  expect((await readPlan(town.recorder, personId, next.id)).content.lines).toHaveLength(1);
  expect((await waits(town.recorder)).map(({ kind }) => kind)).toEqual(['plan']);
});

it('差し戻したプランを、主管課は思いなおして決定できる。二度は差し戻せない', async () => {
  const planned = await agreed();
  const { personId, planId } = planned;
  const back = { decision: 'returned', on: '2026-11-20', words: '保険のことを書く' } as const;
  await decideSupport(town.officer, personId, await seen(planned), back);
  const twice = decideSupport(town.officer, personId, await seen(planned), back);
  await expect(twice).rejects.toEqual(refused('already-done'));
  expect(await decideSupport(town.officer, personId, await seen(planned), decided)).toBe('recorded');
  expect((await readPlan(town.recorder, personId, planId)).state).toBe('decided');
});

it('不変条件7: 本人の同意のないプランは差戻しにならず、ことばのない差戻しもない', async () => {
  const { planId, personId } = await agreed();
  const jump = (set: string) => database.owner.query(`update plan set ${set} where id = $1`, [planId]);
  await expect(jump(`state = 'returned', agreed_on = null, returned_on = '2026-11-20'`)).rejects.toThrow(
    /returned_after_agreed/,
  );
  await expect(
    jump(`state = 'returned', agreed_on = '2026-11-20', returned_on = '2026-11-19'`),
  ).rejects.toThrow(/returned_after_agreed/);
  await expect(
    database.owner.query(
      `insert into support_decision (municipality_id, id, person_id, plan_id, decision, decided_on, decided_by) values ($1, $2, $3, $4, 'returned', '2026-11-20', $5)`,
      [town.municipalityId, uuidv7(), personId, planId, town.officer.accountId],
    ),
  ).rejects.toThrow(/returned_with_words/);
});

it('再プラン: 前の版は、次の版の実施まで生きていて、それから「再プラン」になる', async () => {
  const planned = await running();
  const { personId, caseId, planId } = planned;
  await plantPlacement(database.owner, town.recorder, { personId, caseId, state: 'continuing' });
  await reviewPlan(town.recorder, personId, await seen(planned), { to: 'evaluating', on: '2026-11-23' });
  const { id } = await startPlan(town.recorder, personId, {
    id: uuidv7(),
    caseId,
    kind: 'participation',
    on: '2026-11-23',
  });
  expect((await readPlan(town.recorder, personId, planId)).state).toBe('evaluating');
  const next = { personId, caseId, planId: id };
  await proposePlan(town.recorder, personId, await seen(next), '2026-11-23');
  await decide(town.recorder, await holdMeeting(town.recorder, next), { decision: 'fit' });
  await agreePlan(town.recorder, personId, await seen(next), consent);
  await decideSupport(town.officer, personId, await seen(next), decided);
  await beginPlan(town.recorder, personId, await seen(next), { on: '2026-11-24', reviewOn: '2027-02-24' });
  const plans = await listPlans(town.recorder, personId);
  expect(plans.map(({ state }) => state)).toEqual(['running', 'replaced']);
  await endPlan(town.recorder, personId, await seen(next), { on: '2026-11-24', reason: '転出' });
  expect((await readPlan(town.recorder, personId, id)).state).toBe('ended');
});

it('ふたりが別の欄を直せばどちらも残り、同じ欄なら食い違いを見せる', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const given = { id: uuidv7(), caseId, kind: 'participation' as const, on: '2026-11-10' };
  const { id } = await startPlan(town.recorder, personId, given);
  const base = someContent();
  const participation = { ...base.participation, role: '朝の立ち番' };
  const save = (worker: typeof town.recorder, content: typeof base, version: number) =>
    savePlan(worker, personId, id, version, { content, reviewOn: null });
  expect(await save(town.recorder, base, 1)).toEqual({ ok: true });
  expect(await save(town.recorder, { ...base, longGoal: '地域に居場所をもつ' }, 2)).toEqual({ ok: true });
  expect(await save(town.colleague, { ...base, participation }, 2)).toEqual({ ok: true });
  const { content } = await readPlan(town.recorder, personId, id);
  expect([content.longGoal, content.participation.role]).toEqual(['地域に居場所をもつ', '朝の立ち番']);
  const clash = await save(town.colleague, { ...base, longGoal: '朝に外へ出る' }, 2);
  expect(clash).toMatchObject({ ok: false, clash: { savedBy: '森 一郎', fields: [{ field: 'longGoal' }] } });
});

it('開いていない人のプランは、だれにも見つからない', async () => {
  const { personId, planId } = await addPlanned(town.recorder);
  await expect(readPlan(town.other, personId, planId)).rejects.toEqual(refused('not-found'));
  expect(await listPlans(town.other, personId)).toEqual([]);
  const elsewhere = await addCase(town.recorder);
  await expect(readPlan(town.recorder, elsewhere.personId, planId)).rejects.toEqual(refused('not-found'));
});

it('プランの歩みは、二度書かなくても、ケースの来た道に残る', async () => {
  const { personId } = await running();
  const { current, changes } = await readCourse(town.recorder, personId);
  expect(current?.state).toBe('decided');
  expect(changes.toReversed().map(({ toState, byName }) => [toState, byName])).toEqual([
    ['planning', '水沢 葉子'],
    ['meeting_awaited', '水沢 葉子'],
    ['decided', '岡 進'],
  ]);
});
