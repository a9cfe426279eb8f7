import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { PlacementStop } from '#domain/placement-stop.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import {
  addAgreedWay,
  addRunningWay,
  addWay,
  ask,
  look,
  openDoor,
  seen,
  somePlan,
  someRecord,
  someTerms,
  type Way,
} from '#tests/placements.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { changeTerms } from './change-terms.ts';
import { closeHostLink } from './close-host-link.ts';
import { endPlacement } from './end-placement.ts';
import { moveAlong } from './move-along.ts';
import { planVisit } from './plan-visit.ts';
import { recordVisit } from './record-visit.ts';
import { readCourse } from '#use-cases/casework/read-course.ts';
import { resumePlacement } from './resume-placement.ts';
import { settlePlacement } from './settle-placement.ts';
import { startPlacement } from './start-placement.ts';
import { stopPlacement } from './stop-placement.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const stop: PlacementStop = {
  whose: 'person',
  code: 'not_this',
  consequence: 'never_again',
  restsCase: false,
  until: null,
  on: today,
  words: '',
};

async function plan(way: Way, kind: 'visit' | 'trial', plannedOn: string): Promise<string> {
  const id = uuidv7();
  const given = {
    ...(await seen(town.recorder, way)),
    id,
    plan: { ...somePlan, kind, plannedOn },
    on: today,
  };
  await planVisit(town.recorder, given);
  return id;
}

async function record(way: Way, visitId: string, given: Partial<typeof someRecord>): Promise<void> {
  const { visits } = await look(town.recorder, way);
  const version = visits.find(({ id }) => id === visitId)?.version ?? 0;
  const at = { personId: way.personId, placementId: way.placementId, visitId, version };
  const saved = await recordVisit(town.recorder, at, { ...someRecord, ...given });
  expect(saved).toEqual({ ok: true });
}

async function caseState(way: Way): Promise<string | undefined> {
  return (await findPerson(town.recorder, way.personId)).currentCase?.state;
}

it('了解 → 見学 → 体験 → 成立 → 継続。ケースも、書かなくてもいっしょに進む', async () => {
  const way = await addAgreedWay(database.owner, town.recorder);
  const visit = await plan(way, 'visit', '2026-12-01');
  expect(await look(town.recorder, way)).toMatchObject({ state: 'visiting', next: 'record_visit' });
  expect(await caseState(way)).toBe('trying');
  await record(way, visit, {});
  expect(await look(town.recorder, way)).toMatchObject({ state: 'trial', next: 'plan_trial' });
  const first = await plan(way, 'trial', '2026-12-08');
  await record(way, first, { plannedOn: '2026-12-08', heldOn: '2026-12-08', outcome: 'again' });
  expect((await look(town.recorder, way)).next).toBe('plan_trial');
  const second = await plan(way, 'trial', '2026-12-15');
  await record(way, second, { plannedOn: '2026-12-15', heldOn: '2026-12-15' });
  const tried = await look(town.recorder, way);
  expect(tried.next).toBe('settle');
  expect(tried.visits.map(({ kind, turn }) => `${kind}${turn}`)).toEqual(['visit1', 'trial1', 'trial2']);
  const dates = { settledOn: '2026-12-20', startedOn: '2027-01-12' };
  const settled = { ...(await seen(town.recorder, way)), terms: someTerms, ...dates };
  await settlePlacement(town.recorder, settled, today);
  expect(await look(town.recorder, way)).toMatchObject({ state: 'settled', next: 'start', ...dates });
  await moveAlong(town.recorder, await seen(town.recorder, way), {
    to: 'continuing',
    on: '2027-01-13',
    decidedBy: 'person',
    reason: '雪で一日のびた',
  });
  expect(await look(town.recorder, way)).toMatchObject({
    state: 'continuing',
    next: 'follow_up',
    startedOn: '2027-01-13',
  });
  expect(await caseState(way)).toBe('taking_part');
});

it('不変条件4: 本人の了解がないうちは、見学の日も、先の段もない', async () => {
  const way = await addWay(database.owner, town.recorder);
  await ask(town.recorder, way);
  const given = { ...(await seen(town.recorder, way)), id: uuidv7(), plan: somePlan, on: today };
  await expect(planVisit(town.recorder, given)).rejects.toMatchObject({ code: 'yes-missing' });
  for (const to of ['agreed', 'visiting', 'trial', 'settled', 'continuing'] as const) {
    const step = { to, on: today, decidedBy: 'worker', reason: '' } as const;
    await expect(moveAlong(town.recorder, await seen(town.recorder, way), step)).rejects.toMatchObject({
      code: 'already-done',
    });
  }
  // Whatever the verbs do, the database says the same.
  for (const set of [`called = '相良さん'`, `state = 'visiting'`, `state = 'ended'`]) {
    await expect(
      database.owner.query(`update placement set ${set} where id = $1`, [way.placementId]),
    ).rejects.toMatchObject({ code: '23514' });
  }
});

it('本人の「いや」は、どの段でも、理由なしに止まり、その所はもう出ない。もう一度は、本人が取り消してから', async () => {
  const way = await addAgreedWay(database.owner, town.recorder);
  await plan(way, 'visit', '2026-12-01');
  await stopPlacement(town.recorder, await seen(town.recorder, way), stop);
  const over = await look(town.recorder, way);
  expect(over).toMatchObject({ state: 'fell_through', endCode: 'not_this', endWords: '' });
  expect(await caseState(way)).toBe('searching');
  const again = { id: uuidv7(), personId: way.personId, resourceId: way.resourceId, runId: null, on: today };
  await expect(startPlacement(town.recorder, again)).rejects.toMatchObject({ code: 'not-permitted' });
  await expect(stopPlacement(town.recorder, await seen(town.recorder, way), stop)).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('病気・入院はだれの断りでもない：休むだけで段は変わらず、いつでも再開できる', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const ill: PlacementStop = { ...stop, whose: 'neither', code: 'hospital', consequence: 'pause' };
  await stopPlacement(town.recorder, await seen(town.recorder, way), ill);
  expect(await look(town.recorder, way)).toMatchObject({
    state: 'continuing',
    next: 'resume',
    rest: { whose: 'neither', code: 'hospital' },
  });
  await resumePlacement(town.recorder, await seen(town.recorder, way), '退院した', today);
  expect(await look(town.recorder, way)).toMatchObject({ state: 'continuing', rest: undefined });
  await expect(
    resumePlacement(town.recorder, await seen(town.recorder, way), '', today),
  ).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('体験からもどる：条件をなおして、もう一度。取り決めの前なら不成立、あとなら終了', async () => {
  const way = await addAgreedWay(database.owner, town.recorder);
  await plan(way, 'trial', '2026-12-01');
  expect((await look(town.recorder, way)).state).toBe('trial');
  const adjust: PlacementStop = { ...stop, code: 'time', consequence: 'adjust', words: '朝が早すぎた' };
  await stopPlacement(town.recorder, await seen(town.recorder, way), adjust);
  expect(await look(town.recorder, way)).toMatchObject({ state: 'conditions', endedOn: null });

  const running = await addRunningWay(database.owner, town.recorder);
  await moveAlong(town.recorder, await seen(town.recorder, running), {
    to: 'trial',
    on: today,
    decidedBy: 'person',
    reason: '短い時間からやりなおす',
  });
  expect(await look(town.recorder, running)).toMatchObject({ state: 'trial', settledOn: null });
  const back = await addRunningWay(database.owner, town.recorder);
  const moved: PlacementStop = { ...stop, whose: 'neither', code: 'moved', consequence: 'end' };
  await stopPlacement(town.recorder, await seen(town.recorder, back), moved);
  expect(await look(town.recorder, back)).toMatchObject({ state: 'ended', endCode: 'moved' });
});

it('休むとき、ケースも休むかどうかは書く人が選ぶ。休んだケースは、再開といっしょにつづきから動く', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const ill: PlacementStop = {
    ...stop,
    whose: 'neither',
    code: 'hospital',
    words: '2週間ほど',
    consequence: 'pause',
  };
  await stopPlacement(town.recorder, await seen(town.recorder, way), ill);
  expect(await caseState(way)).toBe('taking_part');
  await resumePlacement(town.recorder, await seen(town.recorder, way), '', today);
  await stopPlacement(town.recorder, await seen(town.recorder, way), {
    ...ill,
    until: '2026-12-20',
    restsCase: true,
  });
  const { current, changes } = await readCourse(town.recorder, way.personId);
  expect(current).toMatchObject({ state: 'paused', resumeState: 'taking_part', pausedUntil: '2026-12-20' });
  expect(changes[0]).toMatchObject({ kind: 'pause', reason: '入院　2週間ほど', onDay: ill.on });
  await resumePlacement(town.recorder, await seen(town.recorder, way), '退院した', today);
  expect((await readCourse(town.recorder, way.personId)).current).toMatchObject({
    state: 'taking_part',
    resumeState: null,
  });
  expect((await readCourse(town.recorder, way.personId)).changes[0]).toMatchObject({
    kind: 'resume',
    reason: '退院した',
  });
});

it('区切りよく終わった所で、もう一度はじめられる。前の道は前のまま残る', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  await endPlacement(town.recorder, await seen(town.recorder, way), {
    code: 'season',
    on: today,
    words: '冬は休む',
    decidedBy: 'person',
  });
  const again = { id: uuidv7(), personId: way.personId, resourceId: way.resourceId, runId: null, on: today };
  const { id } = await startPlacement(town.recorder, again);
  expect(id).not.toBe(way.placementId);
  expect(await look(town.recorder, { ...way, placementId: id })).toMatchObject({
    state: 'candidate',
    called: '',
  });
  expect(await look(town.recorder, way)).toMatchObject({ state: 'ended', endCode: 'season' });
});

it('取り決めを同時に直すと、ちがう欄はいっしょになり、同じ欄はならべて選ぶ', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const held = await seen(town.recorder, way);
  const mine = { ...someTerms, stopRule: '雨の日は休む' };
  expect(await changeTerms(town.recorder, held, mine)).toEqual({ ok: true });
  const theirs = { ...someTerms, stopRule: '暑い日は休む', emergencyContact: '包括 000-0000-0130' };
  const clash = await changeTerms(town.colleague, held, theirs);
  expect(clash).toMatchObject({ ok: false, clash: { fields: [{ field: 'stopRule' }] } });
  expect((await look(town.recorder, way)).stopRule).toBe('雨の日は休む');
});

it('受入先の入口は、新しく開くと前のものが閉じ、終わりから7日で閉じ、閉じればすぐ閉じる', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  await openDoor(town.recorder, way);
  await openDoor(town.recorder, way);
  const open = async () => {
    const { rows } = await database.owner.query<{ until: string }>(
      `select (valid_until at time zone 'Asia/Tokyo')::date::text as until from host_link where placement_id = $1 and ended_at is null`,
      [way.placementId],
    );
    return rows.map(({ until }) => until);
  };
  expect(await open()).toEqual(['2099-03-31']);
  await endPlacement(town.recorder, await seen(town.recorder, way), {
    code: 'completed',
    on: today,
    words: '',
    decidedBy: 'person',
  });
  expect(await open()).toEqual(['2026-12-02']);
  await closeHostLink(town.recorder, await seen(town.recorder, way));
  expect(await open()).toEqual([]);
});
