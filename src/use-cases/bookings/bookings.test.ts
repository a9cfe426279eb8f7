import { beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { connect, disconnect } from '#db/connect.ts';
import { asActor } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import type { HoldDraft } from '#domain/booking.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Term } from '#domain/seat.ts';
import { addResource } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, onDays, type Hosted } from '#tests/hosted.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { asLoginRole } from '#tests/policies/as-login-role.ts';
import { cancelBooking } from './cancel-booking.ts';
import { holdSeats } from './hold-seats.ts';
import { readOwnPlacements } from '#db/own-placements.ts';
import { readDueBookings } from './list-due-bookings.ts';
import { listOverfull } from './list-overfull.ts';
import { prolongHold } from './prolong-hold.ts';
import { readBookingWeek, type ShownBooking } from './read-booking-week.ts';
import { returnBooking } from './return-booking.ts';
import { useBooking } from './use-booking.ts';

const database = testDatabase();
let town: Town;

const mondayMorning = { weekday: 1, half: 'am', capacity: 20, contracted: 19 };
const term: Term = { startsOn: today, endsOn: null };

beforeAll(async () => {
  town = await addTown(database.owner);
});

function hold(change: Partial<HoldDraft> = {}): HoldDraft {
  return {
    slots: ['formal.1.am'],
    startsOn: today,
    endsOn: null,
    heldUntil: addDays(today, 14),
    overrideReason: '',
    ...change,
  };
}

async function workshop(formal = [mondayMorning]) {
  return addHost(database.owner, town.municipalityId, { kind: 'capacity', formal });
}

async function guest(resourceId: string, state: 'settled' | 'sounding' | 'ended' = 'settled') {
  const placed = await addPlacement(database.owner, town.recorder, resourceId, {
    state: state === 'ended' ? 'settled' : state,
  });
  if (state === 'ended') {
    await database.owner.query(
      `update placement set state = 'ended', ended_on = $2, end_code = 'other' where id = $1`,
      [placed.placementId, today],
    );
  }
  return placed;
}

async function book(who: Hosted, change: Partial<HoldDraft> = {}, day = today): Promise<void> {
  await holdSeats(town.recorder, who.personId, who.placementId, hold(change), day);
}

async function weekOf(who: Hosted, day = today, of = term) {
  return readBookingWeek(town.recorder, who.personId, who.placementId, of, day);
}

async function only(who: Hosted, day = today): Promise<ShownBooking> {
  const { bookings } = await weekOf(who, day);
  expect(bookings).toHaveLength(1);
  return bookings[0]!;
}

const seen = (who: Hosted, { id, version }: ShownBooking) => ({
  personId: who.personId,
  bookingId: id,
  version,
});

it('仮押さえは席をとり、使用中になり、返すと次の日から空く', async () => {
  const { resourceId } = await workshop();
  const [one, other] = [await guest(resourceId), await guest(resourceId)];
  expect((await weekOf(one)).choices).toMatchObject([{ title: '月曜 午前', left: 1, isOwn: false }]);
  await book(one);
  expect(await only(one)).toMatchObject({ standing: 'held', title: '月曜 午前' });
  expect((await weekOf(other)).choices).toMatchObject([{ left: 0, held: 1, used: 0 }]);
  await useBooking(town.recorder, seen(one, await only(one)), '', today);
  expect(await only(one)).toMatchObject({ standing: 'used' });
  const last = addDays(today, 10);
  await returnBooking(
    town.recorder,
    seen(one, await only(one)),
    { day: last, reason: '通い先がかわる' },
    today,
  );
  expect(await only(one)).toMatchObject({
    standing: 'returned',
    endsOn: last,
    endedReason: '通い先がかわる',
  });
  const until = { startsOn: today, endsOn: last };
  expect((await weekOf(other, today, until)).choices).toMatchObject([{ left: 0, used: 1 }]);
  const after = { startsOn: addDays(last, 1), endsOn: null };
  expect((await weekOf(other, today, after)).choices).toMatchObject([{ left: 1 }]);
  await book(other, { startsOn: after.startsOn });
});

it('不変条件5: 空きのない半日は、理由なしでは押さえられない。理由は残り、席は定員を超えたと数える', async () => {
  const { resourceId } = await workshop();
  const [one, other] = [await guest(resourceId), await guest(resourceId)];
  await book(one);
  await expect(book(other)).rejects.toMatchObject({ code: 'slot-taken' });
  await book(other, { overrideReason: '事業所と相談。月末まで' });
  expect(await only(other)).toMatchObject({ overrideReason: '事業所と相談。月末まで' });
  expect(await only(one)).toMatchObject({ overrideReason: '' });
  expect((await weekOf(one)).choices).toMatchObject([{ left: 0, over: 1, held: 2 }]);
});

it('不変条件5: 契約入所の20％は、どんな理由があっても超えられない', async () => {
  const { resourceId } = await addHost(database.owner, town.municipalityId, {
    kind: 'room',
    formal: [{ weekday: 1, half: 'am', capacity: 10, contracted: 3 }],
  });
  for (const who of [await guest(resourceId), await guest(resourceId)]) await book(who);
  const third = await guest(resourceId);
  expect((await weekOf(third)).choices).toMatchObject([
    { left: 0, over: 0, never: '契約入所は定員の20％（2人）までです' },
  ]);
  await expect(book(third, { overrideReason: '市長の許可' })).rejects.toMatchObject({ code: 'slot-taken' });
});

it('期限のすぎた仮押さえは時計が消し、席はほかの人がとれる。もう使いはじめられない', async () => {
  const { resourceId } = await workshop();
  const [one, other] = [await guest(resourceId), await guest(resourceId)];
  await book(one, { heldUntil: addDays(today, 2) });
  await expect(book(other)).rejects.toMatchObject({ code: 'slot-taken' });
  const later = addDays(today, 3);
  expect((await weekOf(other, later)).choices).toMatchObject([{ left: 1, held: 0 }]);
  await book(other, { startsOn: later, heldUntil: addDays(later, 14) }, later);
  const lapsed = await only(one, later);
  expect(lapsed.standing).toBe('lapsed');
  await expect(useBooking(town.recorder, seen(one, lapsed), '', later)).rejects.toMatchObject({
    code: 'hold-lapsed',
  });
  await expect(prolongHold(town.recorder, seen(one, lapsed), addDays(later, 7), later)).rejects.toMatchObject(
    { code: 'hold-lapsed' },
  );
});

it('期間のちがうふたりは、同じ席を分けあえる。かさなる日が一日でもあれば、ひとり分と数える', async () => {
  const { resourceId } = await workshop();
  const [spring, summer, both] = [await guest(resourceId), await guest(resourceId), await guest(resourceId)];
  await book(spring, { startsOn: '2027-04-01', endsOn: '2027-05-31' });
  await book(summer, { startsOn: '2027-06-01', endsOn: '2027-08-31' });
  await expect(book(both, { startsOn: '2027-05-31', endsOn: '2027-06-01' })).rejects.toMatchObject({
    code: 'slot-taken',
  });
  await book(both, { startsOn: '2027-09-01' });
  await expect(book(summer, { startsOn: '2027-08-31', endsOn: '2027-08-31' })).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('全部かゼロか：ひとつでも空いていなければ、ひとつも押さえない', async () => {
  const { resourceId } = await workshop([mondayMorning, { ...mondayMorning, weekday: 2, contracted: 20 }]);
  const one = await guest(resourceId);
  await expect(book(one, { slots: ['formal.1.am', 'formal.2.am'] })).rejects.toMatchObject({
    code: 'slot-taken',
  });
  expect((await weekOf(one)).bookings).toEqual([]);
});

it('空き枠の人数で数える。人数を聞いていない枠は、確かめたことを書かないと押さえられない', async () => {
  const { resourceId, windowIds } = await addHost(database.owner, town.municipalityId, {
    windows: [
      { rule: onDays([0, 2], 450, 495), capacity: 1 },
      { rule: onDays([4], 870, 960), capacity: null },
    ],
  });
  const [corner, unknown] = windowIds;
  const [one, other] = [await guest(resourceId), await guest(resourceId)];
  await book(one, { slots: [`${corner}.1.am`] });
  await expect(book(other, { slots: [`${corner}.1.am`] })).rejects.toMatchObject({ code: 'slot-taken' });
  await book(other, { slots: [`${corner}.3.am`] });
  await expect(book(one, { slots: [`${unknown}.5.pm`] })).rejects.toMatchObject({ code: 'slot-taken' });
  await book(one, { slots: [`${unknown}.5.pm`], overrideReason: '会の代表に聞いた。ひとりならよい' });
  expect((await weekOf(one)).bookings.map(({ title, hours }) => `${title} ${hours}`)).toEqual([
    '月曜 午前 7:30–8:15',
    '金曜 午後 14:30–16:00',
  ]);
});

it('終わった道、休止の資源、ない枠では押さえられない。二度押さえても席はひとつ', async () => {
  const { resourceId } = await workshop([{ ...mondayMorning, contracted: 0 }]);
  await expect(book(await guest(resourceId, 'ended'))).rejects.toMatchObject({ code: 'already-done' });
  const one = await guest(resourceId);
  await expect(book(one, { slots: ['formal.7.pm'] })).rejects.toMatchObject({ code: 'slot-taken' });
  await book(one);
  await expect(book(one)).rejects.toMatchObject({ code: 'already-done' });
  await database.owner.query(`update resource set state = 'paused' where id = $1`, [resourceId]);
  await expect(book(await guest(resourceId))).rejects.toMatchObject({ code: 'slot-taken' });
});

it('名を出すまえは押さえるだけ。取り消せば、すぐ空く', async () => {
  const { resourceId } = await workshop();
  const one = await guest(resourceId, 'sounding');
  await book(one);
  const held = await only(one);
  await expect(useBooking(town.recorder, seen(one, held), '', today)).rejects.toMatchObject({
    code: 'consent-missing',
  });
  await prolongHold(town.recorder, seen(one, held), addDays(today, 30), today);
  await expect(cancelBooking(town.recorder, seen(one, held), '', today)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await cancelBooking(town.recorder, seen(one, await only(one)), '行かないことにした', today);
  expect(await only(one)).toMatchObject({ standing: 'cancelled' });
  expect((await weekOf(one)).choices).toMatchObject([{ left: 1 }]);
});

it('ほかの機関からは、席は数として見え、だれの席かは見えない', async () => {
  const { resourceId } = await workshop();
  const one = await guest(resourceId);
  await book(one);
  const [row] = (
    await database.owner.query<{ id: string; version: number }>(
      'select id, version from booking where person_id = $1',
      [one.personId],
    )
  ).rows;
  const away = { personId: one.personId, bookingId: row!.id, version: row!.version };
  await expect(cancelBooking(town.other, away, '', today)).rejects.toMatchObject({ code: 'not-found' });
  await expect(holdSeats(town.other, one.personId, one.placementId, hold(), today)).rejects.toMatchObject({
    code: 'not-found',
  });
  await database.owner.query('update formal_capacity set contracted = 20 where resource_id = $1', [
    resourceId,
  ]);
  const own = await listOverfull(town.recorder, resourceId, today);
  expect(own).toMatchObject([{ title: '月曜 午前', short: 1, seats: [{ person: { id: one.personId } }] }]);
  const theirs = await listOverfull(town.other, resourceId, today);
  expect(theirs).toMatchObject([
    { short: 1, seats: [{ byName: '水沢 葉子', byAgency: '参加支援センター' }] },
  ]);
  expect(theirs[0]?.seats[0]).not.toHaveProperty('person');
});

it('不変条件5: 押さえているあいだに契約の方が来たら、使いはじめるのに理由がいる', async () => {
  const { resourceId } = await workshop();
  const one = await guest(resourceId);
  await book(one);
  await database.owner.query('update formal_capacity set pending = 1 where resource_id = $1', [resourceId]);
  const held = seen(one, await only(one));
  await expect(useBooking(town.recorder, held, '', today)).rejects.toMatchObject({ code: 'slot-taken' });
  await useBooking(town.recorder, held, '年内だけ、事業所と合意', today);
  expect(await only(one)).toMatchObject({ standing: 'used', overrideReason: '年内だけ、事業所と合意' });
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDueBookings(db, today, await readOwnPlacements(db, town.recorder), false),
  );
  expect(due.overfull.some((half) => half.resourceId === resourceId)).toBe(true);
  // Who keeps the register has nobody there, and sees it all the same.
  const all = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDueBookings(db, today, [], true),
  );
  expect(all.overfull.some((half) => half.resourceId === resourceId)).toBe(true);
});

it('きょう：切れそうな仮押さえ、終わったのに残る席', async () => {
  const { resourceId } = await workshop([{ ...mondayMorning, contracted: 0 }]);
  const [soon, later, gone] = [await guest(resourceId), await guest(resourceId), await guest(resourceId)];
  await book(soon, { heldUntil: addDays(today, 3) });
  await book(later, { heldUntil: addDays(today, 9) });
  await book(gone);
  await useBooking(town.recorder, seen(gone, await only(gone)), '', today);
  await database.owner.query(
    `update placement set state = 'ended', ended_on = $2, end_code = 'other' where id = $1`,
    [gone.placementId, today],
  );
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDueBookings(db, today, await readOwnPlacements(db, town.recorder), false),
  );
  const mine = (rows: readonly { personId: string }[]) => rows.map(({ personId }) => personId);
  expect(mine(due.holds)).toContain(soon.personId);
  expect(mine(due.holds)).not.toContain(later.personId);
  expect(mine(due.left)).toEqual([gone.personId]);
  expect(
    (
      await asActor(town.other, { act: 'test.due' }, async (db) =>
        readDueBookings(db, today, await readOwnPlacements(db, town.other), false),
      )
    ).holds,
  ).toEqual([]);
});

it('きょう：通っているのに曜日の決まっていない人は、席か時間を貸す場所でだけ言う', async () => {
  const { resourceId } = await workshop([{ ...mondayMorning, contracted: 0 }]);
  const bare = await addResource(database.owner, town.recorder.municipalityId, '北野小 見守りの会');
  const [seated, seatless, nothingToKeep] = [
    await guest(resourceId),
    await guest(resourceId),
    await guest(bare),
  ];
  await book(seated);
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDueBookings(db, today, await readOwnPlacements(db, town.recorder), false),
  );
  const told = due.seatless.map(({ personId }) => personId);
  expect(told).toContain(seatless.personId);
  expect(told).not.toContain(seated.personId);
  expect(told).not.toContain(nothingToKeep.personId);
});

it('不変条件5: 最後の一席を200人が同時にたしかめても、すわれるのはひとりだけ', async () => {
  const { resourceId } = await workshop();
  const people: Hosted[] = [];
  for (let turn = 0; turn < 20; turn += 1) people.push(await guest(resourceId));
  const placements = [...people];
  for (let turn = 0; turn < 180; turn += 1) {
    const { personId } = people[turn % 20]!;
    placements.push(await addPlacement(database.owner, town.recorder, resourceId, { personId }));
  }
  await disconnect();
  connect({ ...asLoginRole(database.config), max: 40 });
  const tries = await Promise.allSettled(placements.map((who) => book(who)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
  expect(refused).toHaveLength(199);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['slot-taken']));
  const { rows } = await database.owner.query('select from seat where resource_id = $1', [resourceId]);
  expect(rows).toHaveLength(1);
}, 120_000);

it('不変条件5: 鍵を持たずに書いても、同じ席にふたりは入らない（23P01）', async () => {
  const { resourceId } = await workshop();
  const insert = `insert into seat (municipality_id, id, resource_id, slot_key, weekday, half, number, starts_on, ends_on, held_until, updated_by)
    values ($1, gen_random_uuid(), $2, 'formal', 1, 'am', 1, $3, $4, '2027-12-31', $5)`;
  const row = (from: string, until: string | null) => [
    town.municipalityId,
    resourceId,
    from,
    until,
    town.recorder.accountId,
  ];
  await database.owner.query(insert, row('2026-12-01', '2026-12-31'));
  await expect(database.owner.query(insert, row('2026-12-31', null))).rejects.toMatchObject({
    code: '23P01',
  });
  await database.owner.query(insert, row('2027-01-01', null));
});

it('ほかの資源の予約は待たされない。同じ資源の予約は順番を待つ', async () => {
  const [busy, free] = [await workshop(), await workshop()];
  const [waiting, quick] = [await guest(busy.resourceId), await guest(free.resourceId)];
  const holder = new pg.Client(database.config);
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select from resource where id = $1 for no key update', [busy.resourceId]);
    let isDone = false;
    const blocked = (async () => {
      await book(waiting);
      isDone = true;
    })();
    await book(quick);
    expect(isDone).toBe(false);
    // Rows that only point at the resource are written meanwhile.
    await asActor(town.recorder, { act: 'test.along' }, (db) =>
      moveCaseAlong(db, town.recorder, { ...waiting, to: 'trying', on: today, reason: '' }),
    );
    await holder.query('commit');
    await blocked;
    expect(isDone).toBe(true);
  } finally {
    await holder.end();
  }
});
