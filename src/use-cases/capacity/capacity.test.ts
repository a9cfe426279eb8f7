import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { placesLeft, type HalfDay } from '#domain/formal-capacity.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { listFormalCapacities } from './list-formal-capacities.ts';
import { readFormalCapacity } from './read-formal-capacity.ts';
import { recordFormalCapacity } from './record-formal-capacity.ts';

const database = testDatabase();
let worker: Worker;
let colleague: Worker;
let numbers = 0;
const today = '2026-11-24';

const monday: HalfDay = {
  weekday: 1,
  half: 'am',
  capacity: 20,
  contracted: 16,
  pending: 1,
  reserve: 1,
  guests: 0,
  overrideReason: '',
};

async function resource(kind = 'capacity', state = 'open'): Promise<string> {
  const id = uuidv7();
  numbers += 1;
  await database.owner.query(
    `insert into resource (municipality_id, id, number, kind, name, state) values ($1, $2, $3, $4, '作業所あおぞら', $5)`,
    [worker.municipalityId, id, `試-${numbers}`, kind, state],
  );
  return id;
}

async function left(id: string): Promise<number | undefined> {
  const read = await readFormalCapacity(worker, id, today);
  const day = read?.days.find((one) => one.weekday === 1 && one.half === 'am');
  return day && placesLeft(day);
}

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId);
  colleague = await addWorker(database.owner, municipalityId, agencyId, ['coordinator'], '試 隣子');
});

it('曜日と半日ごとに書き、残りが読める。書いていない半日に空きはない', async () => {
  const id = await resource();
  expect((await readFormalCapacity(worker, id, today))?.version).toBe(0);
  expect(await recordFormalCapacity(worker, id, 0, [monday])).toEqual({ ok: true });
  expect(await left(id)).toBe(2);
  const read = await readFormalCapacity(worker, id, today);
  expect(read?.version).toBe(1);
  expect(read?.days).toHaveLength(14);
  expect(read?.days.filter((day) => placesLeft(day) > 0)).toHaveLength(1);
});

it('不変条件5: 契約の方が増えると、参加支援の席は先に空けるよう求める', async () => {
  const id = await resource();
  await recordFormalCapacity(worker, id, 0, [{ ...monday, guests: 2 }]);
  const more = await recordFormalCapacity(worker, id, 1, [{ ...monday, contracted: 17, guests: 2 }]);
  expect(more).toMatchObject({ ok: false, faults: { '1-am-guests': expect.stringContaining('1人まで') } });
  expect(await left(id)).toBe(0);
  const reason = { ...monday, contracted: 17, guests: 2, overrideReason: '市障害福祉課と協議（月末まで）' };
  expect(await recordFormalCapacity(worker, id, 1, [reason])).toEqual({ ok: true });
  expect(await left(id)).toBe(0);
});

it('契約入所は、定員の20％より多く受けられない', async () => {
  const id = await resource('room');
  const room = { ...monday, capacity: 10, contracted: 5, pending: 0, reserve: 0 };
  expect(
    await recordFormalCapacity(worker, id, 0, [{ ...room, guests: 3, overrideReason: 'ある' }]),
  ).toMatchObject({ ok: false, faults: { '1-am-guests': expect.stringContaining('20％（2人）') } });
  expect(await recordFormalCapacity(worker, id, 0, [{ ...room, guests: 2 }])).toEqual({ ok: true });
});

it('ふたりの直しは合わさる。合わせて定員を超えるなら、だれの分も書かない', async () => {
  const id = await resource();
  await recordFormalCapacity(worker, id, 0, [{ ...monday, contracted: 17 }]);
  expect(await recordFormalCapacity(worker, id, 1, [{ ...monday, contracted: 18 }])).toEqual({ ok: true });
  const both = await recordFormalCapacity(colleague, id, 1, [{ ...monday, contracted: 17, guests: 1 }]);
  expect(both).toMatchObject({ ok: false, faults: { '1-am-guests': expect.any(String) } });
  const clash = await recordFormalCapacity(colleague, id, 1, [{ ...monday, contracted: 15 }]);
  expect(clash).toMatchObject({
    ok: false,
    clash: { version: 2, fields: [{ field: '1-am-contracted', before: 17, mine: 15, theirs: 18 }] },
  });
  expect((await readFormalCapacity(worker, id, today))?.version).toBe(2);
});

it('まちの週には、開いている所の書かれた半日だけが出る', async () => {
  const [open, paused] = [await resource(), await resource('capacity', 'paused')];
  await recordFormalCapacity(worker, open, 0, [monday]);
  await recordFormalCapacity(worker, paused, 0, [monday]);
  const listed = await listFormalCapacities(worker, '2026-11-23', today);
  expect(listed.find((one) => one.id === open)?.days).toHaveLength(1);
  expect(listed.some((one) => one.id === paused)).toBe(false);
  expect(await listFormalCapacities(worker, '2026-11-23', today, { areaId: uuidv7() })).toEqual([]);
});

it('定員のある所が多ければ、台帳の順に何か所かずつめくれる', async () => {
  for (let place = 0; place < 3; place += 1) {
    await recordFormalCapacity(worker, await resource(), 0, [monday]);
  }
  const all = (await listFormalCapacities(worker, '2026-11-23', today)).map(({ id }) => id);
  const turned: string[] = [];
  for (let after: string | undefined; ; after = turned.at(-1)) {
    const page = await listFormalCapacities(worker, '2026-11-23', today, {
      limit: 2,
      ...(after ? { after } : {}),
    });
    turned.push(...page.map(({ id }) => id));
    if (page.length < 2) break;
  }
  expect(turned).toEqual(all);
  expect(all.length).toBeGreaterThan(3);
});
