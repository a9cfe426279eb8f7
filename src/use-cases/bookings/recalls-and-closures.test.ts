import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { expectedDays } from '#db/expected-days.ts';
import type { RecallDraft } from '#domain/booking-recall.ts';
import { addDays } from '#domain/calendar-day.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, type Hosted } from '#tests/hosted.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { endClosure } from './end-closure.ts';
import { holdSeats } from './hold-seats.ts';
import { listClosures } from './list-closures.ts';
import { readOwnPlacements } from '#db/own-placements.ts';
import { readDueBookings } from './list-due-bookings.ts';
import { listRecalls } from './list-recalls.ts';
import { readBookingWeek } from './read-booking-week.ts';
import { recordClosure } from './record-closure.ts';
import { recordRecall } from './record-recall.ts';
import { settleRecall, type RecallSettlement } from './settle-recall.ts';
import { useBooking } from './use-booking.ts';
import { withdrawRecall } from './withdraw-recall.ts';

const database = testDatabase();
let town: Town;
let resourceId: string;

const term = { startsOn: today, endsOn: null };
const asked: RecallDraft = {
  toldOn: today,
  toldBy: '管理者 谷口さん',
  manner: 'phone',
  reasonCode: 'formal_user',
  reasonWords: '1月から契約の方が来る',
  effectiveOn: addDays(today, 30),
};

beforeAll(async () => {
  town = await addTown(database.owner);
  const formal = [1, 2].map((weekday) => ({ weekday, half: 'am', capacity: 40, contracted: 0 }));
  ({ resourceId } = await addHost(database.owner, town.municipalityId, { kind: 'capacity', formal }));
});

/** Somebody settled there with Monday and Tuesday mornings in use. */
async function seated(): Promise<Hosted> {
  const who = await addPlacement(database.owner, town.recorder, resourceId, { state: 'continuing' });
  await holdSeats(
    town.recorder,
    who.personId,
    who.placementId,
    {
      slots: ['formal.1.am', 'formal.2.am'],
      startsOn: addDays(today, -60),
      endsOn: null,
      heldUntil: addDays(today, 14),
      overrideReason: '',
    },
    today,
  );
  for (const { id, version } of (await weekOf(who)).bookings) {
    await useBooking(town.recorder, { personId: who.personId, bookingId: id, version }, '', today);
  }
  return who;
}

async function weekOf(who: Hosted) {
  return readBookingWeek(town.recorder, who.personId, who.placementId, term, today);
}

async function ask(who: Hosted, change: Partial<RecallDraft> = {}): Promise<string> {
  const id = uuidv7();
  await recordRecall(town.recorder, who.personId, who.placementId, id, { ...asked, ...change });
  return id;
}

async function settle(who: Hosted, recallId: string, settlement: Partial<RecallSettlement>, day = today) {
  const { bookings } = await weekOf(who);
  await settleRecall(
    town.recorder,
    { personId: who.personId, placementId: who.placementId, recallId, version: 1 },
    {
      outcome: 'keep',
      lastDay: asked.effectiveOn,
      bookingIds: bookings.map(({ id }) => id),
      words: '',
      ...settlement,
    },
    day,
  );
}

async function placementOf(who: Hosted) {
  const { rows } = await database.owner.query<{ state: string; end_code: string }>(
    'select state, end_code from placement where id = $1',
    [who.placementId],
  );
  return rows[0];
}

it('返してほしいと言われた日、返す日、約束の予告が残る。短くても、そのまま書ける', async () => {
  const who = await seated();
  await database.owner.query('update placement set recall_notice_days = 45 where id = $1', [who.placementId]);
  const recallId = await ask(who);
  await recordRecall(town.recorder, who.personId, who.placementId, recallId, asked);
  const { recalls, noticeDays } = await listRecalls(town.recorder, who.personId, who.placementId);
  expect(noticeDays).toBe(45);
  expect(recalls).toMatchObject([{ id: recallId, agreedNoticeDays: 45, effectiveOn: asked.effectiveOn }]);
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDueBookings(db, today, await readOwnPlacements(db, town.recorder), false),
  );
  expect(due.recalls.map((one) => one.recallId)).toContain(recallId);
});

it('席を返しても参加はつづけられる。席はその日まで、ほかの枠はそのまま', async () => {
  const who = await seated();
  const recallId = await ask(who);
  const [monday] = (await weekOf(who)).bookings;
  await settle(who, recallId, { bookingIds: [monday!.id], words: '火曜だけ続ける' });
  expect((await weekOf(who)).bookings).toMatchObject([
    { standing: 'recalled', endsOn: asked.effectiveOn },
    { standing: 'used', endsOn: null },
  ]);
  expect(await placementOf(who)).toMatchObject({ state: 'continuing' });
  await expect(settle(who, recallId, {})).rejects.toMatchObject({ code: 'already-done' });
});

it('体験にもどす。受入先の事情は断りとして残り、本人のことは何も数えない', async () => {
  const who = await seated();
  await settle(who, await ask(who), { outcome: 'step_back', lastDay: today });
  expect(await placementOf(who)).toMatchObject({ state: 'trial' });
  const { rows } = await database.owner.query(
    'select whose, code, consequence from decline where placement_id = $1',
    [who.placementId],
  );
  expect(rows).toEqual([{ whose: 'host', code: 'formal_user', consequence: 'adjust' }]);
  const { rows: passes } = await database.owner.query('select from match_pass where person_id = $1', [
    who.personId,
  ]);
  expect(passes).toEqual([]);
});

it('ここで終える。席はひとつも残らず、ケースは次をさがす', async () => {
  const who = await seated();
  await settle(who, await ask(who, { effectiveOn: today }), {
    outcome: 'ended',
    lastDay: today,
    bookingIds: [],
  });
  expect(await placementOf(who)).toMatchObject({ state: 'ended', end_code: 'formal_user' });
  expect((await weekOf(who)).bookings.map(({ standing }) => standing)).toEqual(['recalled', 'recalled']);
  const { rows } = await database.owner.query<{ state: string }>('select state from "case" where id = $1', [
    who.caseId,
  ]);
  expect(rows).toEqual([{ state: 'searching' }]);
});

it('やはり返さなくてよいと言われたら取り下げる。ほかの機関からは何も見えない', async () => {
  const who = await seated();
  const recallId = await ask(who);
  const seen = { personId: who.personId, placementId: who.placementId, recallId, version: 1 };
  await expect(withdrawRecall(town.other, seen)).rejects.toMatchObject({ code: 'not-found' });
  await expect(withdrawRecall(town.recorder, { ...seen, version: 9 })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await withdrawRecall(town.recorder, seen);
  await expect(withdrawRecall(town.recorder, seen)).rejects.toMatchObject({ code: 'already-done' });
  expect((await weekOf(who)).bookings.every(({ standing }) => standing === 'used')).toBe(true);
});

it('休みは資源にもまち全体にも書け、取りやめても書いたことは残る', async () => {
  const closure = {
    fromDay: addDays(today, 1),
    toDay: addDays(today, 1),
    half: 'am' as const,
    kind: 'weather' as const,
    reason: '大雨警報のため',
  };
  const [own, all] = [uuidv7(), uuidv7()];
  await recordClosure(town.recorder, resourceId, own, closure);
  await recordClosure(town.recorder, resourceId, own, closure);
  await recordClosure(town.other, null, all, { ...closure, half: '' });
  const listed = await listClosures(town.recorder, resourceId, today);
  expect(listed.closures.map(({ id, isOfTown }) => [id, isOfTown])).toEqual([
    [own, false],
    [all, true],
  ]);
  expect((await listClosures(town.recorder, null, today)).closures.map(({ id }) => id)).toEqual([all]);
  const who = await seated();
  expect((await weekOf(who)).closures).toHaveLength(2);
  await expect(endClosure(town.recorder, resourceId, { id: all, version: 1 })).rejects.toMatchObject({
    code: 'not-found',
  });
  await endClosure(town.recorder, resourceId, { id: own, version: 1 });
  await expect(endClosure(town.recorder, resourceId, { id: own, version: 2 })).rejects.toMatchObject({
    code: 'already-done',
  });
  expect((await weekOf(who)).closures).toHaveLength(1);
  expect((await listClosures(town.recorder, resourceId, today)).closures).toHaveLength(2);
  await expect(recordClosure(town.administrator, null, uuidv7(), closure)).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(recordClosure(town.recorder, uuidv7(), uuidv7(), closure)).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('来るはずの日：使っている枠の曜日から、休みを引き、返した枠はさいごの日まで', async () => {
  const who = await seated();
  const monday = '2026-11-30';
  await recordClosure(town.recorder, resourceId, uuidv7(), {
    fromDay: '2026-12-01',
    toDay: '2026-12-01',
    half: '',
    kind: 'weather',
    reason: '',
  });
  await settle(who, await ask(who), {
    bookingIds: [(await weekOf(who)).bookings[0]!.id],
    lastDay: monday,
  });
  const days = await asActor(town.recorder, { act: 'test.expected' }, (db) =>
    expectedDays(db, who.placementId, '2026-11-25', '2026-12-08'),
  );
  expect(days.map(({ day, state }) => [day, state])).toEqual([
    [monday, 'open'],
    ['2026-12-01', 'closed'],
    ['2026-12-08', 'open'],
  ]);
  await holdSeats(
    town.recorder,
    who.personId,
    who.placementId,
    {
      slots: ['formal.1.am'],
      startsOn: '2026-12-07',
      endsOn: null,
      heldUntil: '2026-12-08',
      overrideReason: '',
    },
    today,
  );
  const later = await asActor(town.recorder, { act: 'test.expected' }, (db) =>
    expectedDays(db, who.placementId, '2026-12-07', '2026-12-07'),
  );
  expect(later).toEqual([]);
});
