import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { readHostTurns } from '#db/host-turns.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { addResource } from '#tests/placement-scenes.ts';
import { addReadyPerson, addRunningWay, addWay, ask, look, seen, someSounding } from '#tests/placements.ts';
import { endPlacement } from './end-placement.ts';
import { soundOut } from './sound-out.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const host = () =>
  addResource(database.owner, town.recorder, { name: `場 ${uuidv7().slice(-6)}`, organizationName: '会' });
const way = async (resourceId: string) =>
  addWay(database.owner, town.recorder, { resourceId, personId: await addReadyPerson(town.recorder) });
const turnsOf = (resourceId: string, day: string = today, worker = town.recorder) =>
  asActor(worker, { act: 'test' }, async (db) =>
    (await readHostTurns(db, [resourceId], day)).get(resourceId),
  );

async function tryAsk(
  at: Awaited<ReturnType<typeof way>>,
  more: { overReason?: string; askedOn?: string } = {},
) {
  const draft = { ...someSounding, askedOn: more.askedOn ?? today };
  const given = { ...(await seen(town.recorder, at)), id: uuidv7(), draft, sureOf: [] };
  return soundOut(
    town.recorder,
    { ...given, ...(more.overReason ? { overReason: more.overReason } : {}) },
    today,
  );
}

it('一つの受入先には週に二件まで。こえると、書いたものを残したまま、待つ日かわけを聞く', async () => {
  const resourceId = await host();
  const ways = await Promise.all([way(resourceId), way(resourceId), way(resourceId)]);
  const [first, second, third] = ways;
  if (!first || !second || !third) throw new Error('expected three ways');
  await ask(town.recorder, first, { askedOn: today });
  await ask(town.recorder, second, { askedOn: today });
  expect(await tryAsk(third)).toEqual({ ok: false, over: { asked: 2, staying: 0, limit: 2 } });
  expect((await look(town.recorder, third)).state).toBe('candidate');
  // The week before was another week.
  expect(await tryAsk(third, { askedOn: '2026-11-20' })).toEqual({ ok: true });
  const fourth = await way(resourceId);
  expect(await tryAsk(fourth, { overReason: '　' })).toMatchObject({ ok: false });
  expect(await tryAsk(fourth, { overReason: '締切が週末まで' })).toEqual({ ok: true });
  const { rows } = await database.owner.query(
    'select over_limit_reason as why from sounding where placement_id = $1',
    [fourth.placementId],
  );
  expect(rows).toEqual([{ why: '締切が週末まで' }]);
  const log = await database.owner.query(
    `select count(*)::int as count from access_log where act = 'placements.sound' and detail ? 'overLimit'`,
  );
  expect(log.rows).toEqual([{ count: 1 }]);
  expect(await turnsOf(resourceId)).toMatchObject({ asked: 3 });
});

it('ふたりが同時に聞いても、数をこえない', async () => {
  const resourceId = await host();
  const one = await way(resourceId);
  await ask(town.recorder, one, { askedOn: today });
  const [a, b] = [await way(resourceId), await way(resourceId)];
  const answers = await Promise.all([tryAsk(a), tryAsk(b)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await turnsOf(resourceId)).toMatchObject({ asked: 2 });
});

it('団体が自分で決めた数が先で、団体のほかの場も合わせて数える。0は、打診を受けない', async () => {
  const resourceId = await host();
  const { rows } = await database.owner.query<{ id: string }>(
    'select organization_id as id from resource where id = $1',
    [resourceId],
  );
  const organizationId = rows[0]?.id ?? '';
  const sibling = await host();
  await database.owner.query('update resource set organization_id = $2 where id = $1', [
    sibling,
    organizationId,
  ]);
  await database.owner.query('update organization set soundings_per_week = 1 where id = $1', [
    organizationId,
  ]);
  await ask(town.recorder, await way(resourceId), { askedOn: today });
  expect(await tryAsk(await way(sibling))).toMatchObject({ ok: false, over: { asked: 1, limit: 1 } });
  await database.owner.query('update organization set soundings_per_week = 0 where id = $1', [
    organizationId,
  ]);
  expect(await turnsOf(sibling, '2027-01-12')).toEqual({ asked: 0, staying: 0, limit: 0 });
});

it('来ている人は、終わるまで数える。見えない人のことも、だれとも言わずに同じ数になる', async () => {
  const resourceId = await host();
  const at = await addRunningWay(database.owner, town.recorder, {
    resourceId,
    personId: await addReadyPerson(town.recorder),
  });
  expect(await turnsOf(resourceId)).toMatchObject({ staying: 1 });
  expect(await turnsOf(resourceId, today, town.other)).toEqual(await turnsOf(resourceId));
  const { rows } = await database.owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = 'host_turn'`,
  );
  expect(rows.map((row) => row.column_name)).not.toContain('person_id');
  await endPlacement(town.recorder, await seen(town.recorder, at), {
    on: today,
    words: '',
    code: 'completed',
    decidedBy: 'person',
  });
  expect(await turnsOf(resourceId)).toMatchObject({ staying: 0 });
});
