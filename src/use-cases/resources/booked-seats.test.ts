import { uuidv7 } from 'uuidv7';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { asActor } from '#db/as-actor.ts';
import { readSeats } from '#db/taken-seats.ts';
import type { Worker } from '#domain/actor.ts';
import { bookableSlots } from '#domain/bookable-slot.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { placesLeft } from '#domain/formal-capacity.ts';
import { halvesOf } from '#domain/half-of-day.ts';
import { roomFor } from '#domain/room-for-guest.ts';
import { listFormalCapacities } from '#use-cases/capacity/list-formal-capacities.ts';
import { readFormalCapacity } from '#use-cases/capacity/read-formal-capacity.ts';
import { recordFormalCapacity } from '#use-cases/capacity/record-formal-capacity.ts';
import { readOneResource } from '#use-cases/placement/read-snapshot.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addHost, onDays } from '#tests/hosted.ts';
import { findResources } from './find-resources.ts';
import { listWeek } from './list-week.ts';

const database = testDatabase();
const today = '2026-11-24';
let worker: Worker;
let administrator: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId);
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
});

beforeEach(async () => {
  await database.owner.query('delete from seat');
});

type Given = {
  slotKey: string;
  weekday: number;
  half: string;
  number: number;
  state?: string;
  startsOn?: string;
  endsOn?: string | null;
  heldUntil?: string;
  isOver?: boolean;
};

async function sit(resourceId: string, seat: Given): Promise<void> {
  await database.owner.query(
    `insert into seat (municipality_id, id, resource_id, slot_key, weekday, half, number, state, starts_on, ends_on, held_until, is_over, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      worker.municipalityId,
      uuidv7(),
      resourceId,
      seat.slotKey,
      seat.weekday,
      seat.half,
      seat.number,
      seat.state ?? 'used',
      seat.startsOn ?? '2026-11-01',
      seat.endsOn ?? null,
      seat.heldUntil ?? '2026-12-31',
      seat.isOver ?? false,
      worker.accountId,
    ],
  );
}

const workshop = () =>
  addHost(database.owner, worker.municipalityId, {
    kind: 'capacity',
    windows: [{ rule: onDays([0, 1], 570, 720), capacity: null }],
    formal: [
      { weekday: 1, half: 'am', capacity: 20, contracted: 18 },
      { weekday: 2, half: 'am', capacity: 20, contracted: 18 },
    ],
  });

async function windowsFor(resourceId: string, day = today) {
  const snapshot = await asActor(worker, { act: 'test.snapshot' }, (db) =>
    readOneResource(db, resourceId, day),
  );
  return snapshot.opportunities[0];
}

it('まちの週：仮押さえと使用中が数だけ出て、だれのかは出ない。管理者にも数は同じ', async () => {
  const { resourceId } = await workshop();
  await sit(resourceId, { slotKey: 'formal', weekday: 1, half: 'am', number: 1 });
  await sit(resourceId, { slotKey: 'formal', weekday: 1, half: 'am', number: 2, state: 'held' });
  await sit(resourceId, { slotKey: 'formal', weekday: 2, half: 'am', number: 1, startsOn: '2026-12-08' });
  for (const who of [worker, administrator]) {
    const { rows } = await listWeek(who, '2026-11-30', today, { kind: 'capacity' });
    const days = rows.find(({ id }) => id === resourceId)?.days;
    expect(days?.[0]).toEqual([{ from: 570, to: 720, capacity: 0, isFull: true, held: 1, used: 1 }]);
    expect(days?.[1]).toEqual([{ from: 570, to: 720, capacity: 2, isFull: false, held: 0, used: 0 }]);
  }
  const next = await listWeek(worker, '2026-12-07', today, { kind: 'capacity' });
  expect(next.rows.find(({ id }) => id === resourceId)?.days[1]).toMatchObject([{ capacity: 1, used: 1 }]);
});

it('まちの週：空き枠も席を引き、休みの日は空きにならない', async () => {
  const { resourceId, windowIds } = await addHost(database.owner, worker.municipalityId, {
    kind: 'space',
    windows: [{ rule: onDays([0, 2], 600, 900), capacity: 2 }],
  });
  await sit(resourceId, { slotKey: windowIds[0]!, weekday: 1, half: 'pm', number: 1 });
  await database.owner.query(
    `insert into resource_closure (municipality_id, id, resource_id, from_day, to_day, kind, reason, created_by)
     values ($1, $2, null, '2026-12-02', '2026-12-02', 'weather', '大雨', $3)`,
    [worker.municipalityId, uuidv7(), worker.accountId],
  );
  const { rows } = await listWeek(worker, '2026-11-30', today, { kind: 'space' });
  const days = rows.find(({ id }) => id === resourceId)?.days;
  expect(days?.[0]).toEqual([
    { from: 600, to: 720, capacity: 2, isFull: false, held: 0, used: 0 },
    { from: 720, to: 900, capacity: 1, isFull: false, held: 0, used: 1 },
  ]);
  expect(days?.[2]).toEqual([
    { from: 600, to: 900, capacity: 2, isFull: true, held: 0, used: 0, shut: '大雨・暑さなど（大雨）' },
  ]);
});

it('定員の表：その週の席、休みのわけ、これからの席のいちばん多い数', async () => {
  const { resourceId } = await workshop();
  await sit(resourceId, { slotKey: 'formal', weekday: 1, half: 'am', number: 1, startsOn: '2026-12-07' });
  await database.owner.query(
    `insert into resource_closure (municipality_id, id, resource_id, from_day, to_day, half, kind, created_by)
     values ($1, $2, $3, '2026-11-30', '2026-11-30', 'am', 'host', $4)`,
    [worker.municipalityId, uuidv7(), resourceId, worker.accountId],
  );
  const week = async (monday: string) =>
    (await listFormalCapacities(worker, monday, today)).find(({ id }) => id === resourceId)?.days[0];
  const [now, next] = [await week('2026-11-30'), await week('2026-12-07')];
  expect(now).toMatchObject({ shut: '先方の都合' });
  expect([now && placesLeft(now), next && placesLeft(next)]).toEqual([2, 1]);
  const read = await readFormalCapacity(worker, resourceId, today);
  expect(read?.days[0]?.seats).toEqual({ held: 0, used: 1 });
});

it('不変条件5: 契約の方が増えるのは、席があっても書ける。参加支援の数を席の分まで増やすのは書けない', async () => {
  const { resourceId } = await workshop();
  for (const number of [1, 2]) await sit(resourceId, { slotKey: 'formal', weekday: 1, half: 'am', number });
  const day = (change: Partial<HalfDay>): HalfDay => ({
    weekday: 1,
    half: 'am',
    capacity: 20,
    contracted: 18,
    pending: 0,
    reserve: 0,
    guests: 0,
    overrideReason: '',
    ...change,
  });
  const record = async (seen: number, change: Partial<HalfDay>) =>
    recordFormalCapacity(worker, resourceId, seen, [day(change)], undefined, today);
  expect(await record(1, { guests: 1 })).toMatchObject({
    ok: false,
    faults: { '1-am-guests': expect.stringContaining('契約の方が先です') },
  });
  expect(await record(1, { contracted: 19 })).toEqual({ ok: true });
});

it('不変条件5: つなぐの空きも席を引く。切れた仮押さえは引かず、同じ日なら何度でも同じ', async () => {
  const { resourceId } = await workshop();
  const free = await windowsFor(resourceId);
  expect(free?.windows.map(({ capacity }) => capacity)).toEqual([2, 2]);
  await sit(resourceId, { slotKey: 'formal', weekday: 1, half: 'am', number: 1 });
  await sit(resourceId, {
    slotKey: 'formal',
    weekday: 1,
    half: 'am',
    number: 2,
    state: 'held',
    heldUntil: today,
  });
  const taken = await windowsFor(resourceId);
  expect(taken?.windows).toMatchObject([{ rule: { hours: [{ from: 2010, to: 2160 }] }, capacity: 2 }]);
  expect(taken?.formal).toMatchObject({ guests: 0 });
  expect(await windowsFor(resourceId)).toEqual(taken);
  const tomorrow = await windowsFor(resourceId, addDays(today, 1));
  expect(tomorrow?.windows.map(({ capacity }) => capacity)).toEqual([1, 2]);
});

it('つなぐの空き枠は、埋まった曜日だけが埋まる。人数を聞いていない枠は、聞いていないまま', async () => {
  const { resourceId, windowIds } = await addHost(database.owner, worker.municipalityId, {
    windows: [
      { rule: onDays([0, 2], 450, 495), capacity: 1 },
      { rule: onDays([4], 450, 495), capacity: null },
    ],
  });
  await sit(resourceId, { slotKey: windowIds[0]!, weekday: 1, half: 'am', number: 1 });
  await sit(resourceId, { slotKey: windowIds[1]!, weekday: 5, half: 'am', number: 1, isOver: true });
  const opportunity = await windowsFor(resourceId);
  expect(
    opportunity?.windows.map(({ rule, capacity }) => [rule.kind === 'weekly' && rule.hours, capacity]),
  ).toEqual([
    [[{ from: 3330, to: 3375 }], 1],
    [[{ from: 450, to: 495 }], 0],
    [[{ from: 6210, to: 6255 }], undefined],
  ]);
});

it('まちをさがす問い合わせの残りは、数える関数の残りと、どんな席でも同じ', async () => {
  const rule = onDays([0, 1, 2], 600, 900);
  const { resourceId, windowIds } = await addHost(database.owner, worker.municipalityId, {
    kind: 'goods',
    windows: [{ rule, capacity: 2 }],
  });
  const { resourceId: formalId } = await addHost(database.owner, worker.municipalityId, {
    kind: 'goods',
    formal: [{ weekday: 1, half: 'am', capacity: 5, contracted: 3 }],
  });
  const some = fc.record({
    isFormal: fc.boolean(),
    weekday: fc.constantFrom(1, 2),
    half: fc.constantFrom('am', 'pm'),
    state: fc.constantFrom('held', 'used', 'free'),
    from: fc.integer({ min: -30, max: 30 }),
    length: fc.option(fc.integer({ min: 0, max: 30 })),
    until: fc.integer({ min: -3, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(some, { maxLength: 6 }), async (seats) => {
      await database.owner.query('delete from seat');
      for (const [place, seat] of seats.entries()) {
        const startsOn = addDays(today, seat.from);
        await sit(seat.isFormal ? formalId : resourceId, {
          slotKey: seat.isFormal ? 'formal' : windowIds[0]!,
          weekday: seat.isFormal ? 1 : seat.weekday,
          half: seat.isFormal ? 'am' : seat.half,
          number: place + 1,
          state: seat.state,
          startsOn,
          endsOn: seat.length === null ? null : addDays(startsOn, seat.length),
          heldUntil: addDays(today, seat.until),
        });
      }
      const stored = await asActor(worker, { act: 'test.seats' }, (db) =>
        readSeats(db, [resourceId, formalId], today, today),
      );
      const window = {
        id: windowIds[0]!,
        rule,
        capacity: 2,
        note: '',
        offeredFrom: null,
        offeredUntil: null,
      };
      const options = { today, isHome: false };
      const day: HalfDay = {
        weekday: 1,
        half: 'am',
        capacity: 5,
        contracted: 3,
        pending: 0,
        reserve: 0,
        guests: 0,
        overrideReason: '',
      };
      const term = { startsOn: today, endsOn: null };
      const left = (id: string, slots: ReturnType<typeof bookableSlots>, weekday: number, half: string) =>
        slots
          .filter((slot) => slot.weekday === weekday && slot.half === half)
          .some((slot) => roomFor(slot, stored.get(id) ?? [], term, today).left !== 0);
      for (const [weekday, dayPart, half] of [
        [0, 'morning', 'am'],
        [0, 'afternoon', 'pm'],
        [1, 'morning', 'am'],
      ] as const) {
        const { rows } = await findResources(worker, { kind: 'goods', weekday, dayPart, limit: 50 }, today);
        const found = rows.map(({ id }) => id);
        const slots = bookableSlots([window], [], options);
        expect(found.includes(resourceId)).toBe(left(resourceId, slots, weekday + 1, half));
        expect(found.includes(formalId)).toBe(
          left(formalId, bookableSlots([], [day], options), weekday + 1, half),
        );
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

it('半日の分け方は、データベースでも同じ', async () => {
  const { rows } = await database.owner.query<{ a: number; b: number; halves: string[] }>(
    `select a, b, app.halves_of(a, b) as halves from generate_series(0, 1440, 45) a, generate_series(0, 1440, 45) b`,
  );
  expect(rows.length).toBeGreaterThan(500);
  for (const { a, b, halves } of rows) expect(halves, `${a}–${b}`).toEqual(halvesOf({ from: a, to: b }));
});
