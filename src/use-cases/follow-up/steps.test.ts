import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { finishStep } from './finish-step.ts';
import { readOwnPlacements } from '#db/own-placements.ts';
import { readDueFollowUps } from './list-due-follow-ups.ts';
import { planStep } from './plan-step.ts';
import { proposeStep } from './propose-step.ts';
import { readSteps } from './read-steps.ts';
import { recordAttendance } from './record-attendance.ts';
import { setRhythm } from './set-rhythm.ts';
import { setSupportLevel } from './set-support-level.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const scene = (given = {}) => addTakingPart(database.owner, town.recorder, given);
const read = ({ personId, placementId }: Scene) => readSteps(town.recorder, personId, placementId, today);

async function propose(at: Scene, kind: 'more_days' | 'retire' | 'statutory_service'): Promise<string> {
  const id = uuidv7();
  const step = { id, kind, wishedBy: 'person' as const, words: '', plannedOn: null };
  await proposeStep(town.recorder, at.personId, at.placementId, step);
  return id;
}

it('支え方は行がふえるだけで、もどることもある。同じ用紙は一度', async () => {
  const at = await scene();
  const level = { id: uuidv7(), level: 'does_with' as const, fromDay: '2026-08-31', why: '道をおぼえるまで' };
  await setSupportLevel(town.recorder, at.personId, at.placementId, level);
  await setSupportLevel(town.recorder, at.personId, at.placementId, level);
  const next = { id: uuidv7(), level: 'on_call' as const, fromDay: '2026-10-05', why: '一人で立てる' };
  await setSupportLevel(town.recorder, at.personId, at.placementId, next);
  const back = { id: uuidv7(), level: 'beside' as const, fromDay: '2026-11-16', why: '腰を痛めた' };
  await setSupportLevel(town.recorder, at.personId, at.placementId, back);
  expect((await read(at)).levels.map(({ level: one, why }) => [one, why])).toEqual([
    ['beside', '腰を痛めた'],
    ['on_call', '一人で立てる'],
    ['does_with', '道をおぼえるまで'],
  ]);
});

it('次の段は、書く・日を決める・結果を書く。済んだ段はもう動かない', async () => {
  const at = await scene();
  const id = await propose(at, 'more_days');
  const args = [town.recorder, at.personId, at.placementId] as const;
  await planStep(...args, { id, version: 1, plannedOn: '2026-11-25' });
  await expect(planStep(...args, { id, version: 1, plannedOn: null })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  const outcome = {
    result: 'not_now' as const,
    resultOn: today,
    resultWords: 'もう少し涼しくなったら',
    ends: false,
  };
  await finishStep(...args, { id, version: 2, ...outcome });
  expect((await read(at)).steps).toMatchObject([{ plannedOn: '2026-11-25', result: 'not_now', version: 3 }]);
  await expect(finishStep(...args, { id, version: 3, ...outcome })).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('法定のサービスに移ると、支給決定日でここの参加が終わる。だれの断りでもない', async () => {
  const at = await scene();
  const id = await propose(at, 'statutory_service');
  const done = {
    result: 'done' as const,
    resultOn: '2026-11-20',
    resultWords: '就労継続支援B型の支給決定',
    ends: true,
  };
  await finishStep(town.recorder, at.personId, at.placementId, { id, version: 1, ...done });
  const { placement } = await read(at);
  expect(placement).toMatchObject({ state: 'ended', endedOn: '2026-11-20' });
  const { rows } = await database.owner.query(
    'select whose, code, consequence from decline where placement_id = $1',
    [at.placementId],
  );
  expect(rows).toEqual([{ whose: 'neither', code: 'statutory', consequence: 'end' }]);
  const { rows: steps } = await database.owner.query(
    'select to_state, decided_by from placement_step where placement_id = $1',
    [at.placementId],
  );
  expect(steps).toEqual([{ to_state: 'ended', decided_by: 'neither' }]);
});

it('役割を終えると決めても、印をつけなければ参加は続く', async () => {
  const at = await scene();
  const id = await propose(at, 'retire');
  const done = { result: 'done' as const, resultOn: today, resultWords: '', ends: false };
  await finishStep(town.recorder, at.personId, at.placementId, { id, version: 1, ...done });
  expect((await read(at)).placement.state).toBe('continuing');
});

it('きょう：期限の来た連絡、続く欠席、日の来た段、間隔のまだ無い参加が、待った順に出る', async () => {
  const late = await scene();
  const { personId, placementId } = late;
  const rhythm = { side: 'person' as const, every: 'weekly' as const, why: 'はじめ' };
  await setRhythm(town.recorder, personId, placementId, { ...rhythm, on: '2026-11-06' });
  await setRhythm(town.recorder, personId, placementId, { ...rhythm, side: 'host', on: '2026-11-02' });
  const absent = (day: string) => ({
    day,
    half: 'am' as const,
    state: 'absent' as const,
    reason: '' as const,
    words: '',
    version: 0,
  });
  const days = [absent('2026-11-02'), absent('2026-11-16')];
  await recordAttendance(town.recorder, personId, placementId, days, today);
  const id = await propose(late, 'more_days');
  await planStep(town.recorder, personId, placementId, { id, version: 1, plannedOn: '2026-11-28' });
  const without = await scene();
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDueFollowUps(db, town.recorder, today, await readOwnPlacements(db, town.recorder)),
  );
  const own = <Row extends { personId: string }>(rows: readonly Row[], who = personId) =>
    rows.filter((row) => row.personId === who);
  expect(own(due.contacts)).toMatchObject([
    { side: 'host', on: '2026-11-09', personName: '相良 剛さん', resourceName: '三丁目の角　朝の立ち番' },
    { side: 'person', on: '2026-11-13' },
  ]);
  expect(own(due.alerts)).toMatchObject([{ since: '2026-11-02', alert: { kind: 'absences' } }]);
  expect(own(due.steps)).toMatchObject([{ kind: 'more_days', on: '2026-11-28' }]);
  expect(own(due.withoutRhythm)).toEqual([]);
  expect(own(due.withoutRhythm, without.personId)).toHaveLength(1);
  // Somebody else's people are somebody else's day.
  expect(
    own(
      (
        await asActor(town.colleague, { act: 'test.due' }, async (db) =>
          readDueFollowUps(db, town.colleague, today, await readOwnPlacements(db, town.colleague)),
        )
      ).contacts,
    ),
  ).toEqual([]);
  expect(
    await asActor(town.administrator, { act: 'test.due' }, async (db) =>
      readDueFollowUps(db, town.administrator, today, await readOwnPlacements(db, town.administrator)),
    ),
  ).toEqual({
    contacts: [],
    alerts: [],
    steps: [],
    withoutRhythm: [],
    fadings: [],
  });
});

it('終結のあとは、場に残る人への週ごとの連絡はきょうに出ない。枝をひらけば、また出る', async () => {
  const at = await scene();
  const rhythm = { side: 'person' as const, every: 'weekly' as const, why: 'はじめ', on: '2026-11-06' };
  await setRhythm(town.recorder, at.personId, at.placementId, rhythm);
  const dueOf = async () => {
    const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
      readDueFollowUps(db, town.recorder, today, await readOwnPlacements(db, town.recorder)),
    );
    return due.contacts.filter(({ personId }) => personId === at.personId).length;
  };
  expect(await dueOf()).toBe(1);
  const end = (state: string, endedOn: string | null) =>
    database.owner.query('update "case" set state = $1, ended_on = $2 where person_id = $3', [
      state,
      endedOn,
      at.personId,
    ]);
  await end('closed_watching', '2026-11-07');
  expect(await dueOf()).toBe(0);
  await end('taking_part', null);
  expect(await dueOf()).toBe(1);
});
