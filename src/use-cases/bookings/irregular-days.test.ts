import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { readExpectedHalves } from '#db/expected-halves.ts';
import { addDays } from '#domain/calendar-day.ts';
import { hoursOn, weeklyRule, type RecurrenceRule } from '#domain/hours.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement } from '#tests/hosted.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { holdSeats } from './hold-seats.ts';
import { readBookingWeek } from './read-booking-week.ts';
import { useBooking } from './use-booking.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const morning = { start: 600, end: 700, school: 'any' as const, onHolidays: 'off' as const, except: [] };
const mondays = weeklyRule(hoursOn([0], 600, 700));

/** Books all of a window and takes the seats; gives the days on which somebody is expected. */
async function daysOf(rule: RecurrenceRule, until = '2027-01-31'): Promise<string[]> {
  const { resourceId } = await addHost(database.owner, town.municipalityId, {
    windows: [{ rule, capacity: 1 }],
  });
  const who = await addPlacement(database.owner, town.recorder, resourceId);
  const term = { startsOn: today, endsOn: null };
  const week = () => readBookingWeek(town.recorder, who.personId, who.placementId, term, today);
  const { choices } = await week();
  const slots = choices.flatMap(({ ids }) => ids);
  const hold = { ...term, slots, heldUntil: addDays(today, 14), overrideReason: '' };
  await holdSeats(town.recorder, who.personId, who.placementId, hold, today);
  for (const { id, version } of (await week()).bookings) {
    await useBooking(town.recorder, { personId: who.personId, bookingId: id, version }, '', today);
  }
  const { coming } = await week();
  const halves = await asActor(town.recorder, { act: 'test.days' }, (db) =>
    readExpectedHalves(db, [who.placementId], { from: today, to: until }),
  );
  const expected = (halves.get(who.placementId) ?? []).filter(({ closed }) => closed === null);
  const last = addDays(today, 13);
  const shown = coming.filter(({ state }) => state === 'open').map(({ day }) => day);
  expect(shown).toEqual(expected.map(({ day }) => day).filter((day) => day <= last));
  return expected.map(({ day }) => day);
}

it('第2・第4土曜の枠を押さえると、来る日は第2・第4土曜だけ。ほかの土曜に来なくても欠席でない', async () => {
  expect(await daysOf({ kind: 'nth_weekday', nths: [2, 4], days: [5], ...morning })).toEqual([
    '2026-11-28',
    '2026-12-12',
    '2026-12-26',
    '2027-01-09',
    '2027-01-23',
  ]);
});

it('毎月の日、日をならべた枠、隔週の枠も、その日だけが来る日になる', async () => {
  expect(await daysOf({ kind: 'day_of_month', dates: [5], ...morning })).toEqual([
    '2026-12-05',
    '2027-01-05',
  ]);
  const dates = ['2026-12-03', '2026-12-20'];
  expect(await daysOf({ kind: 'dates', dates, ...morning })).toEqual(dates);
  const fortnightly = { ...mondays, everyWeeks: 2, from: '2026-11-30' };
  expect(await daysOf(fortnightly, '2026-12-31')).toEqual(['2026-11-30', '2026-12-14', '2026-12-28']);
});

it('学校のある日だけの枠は、学校の暦の日だけ。休む日と決めた日も、来る日でない', async () => {
  await database.owner.query(
    `insert into school_day (municipality_id, day, kind, note) values ($1, '2026-12-28', 'holiday', '冬休み'), ($1, '2026-12-07', 'holiday', '振替')`,
    [town.municipalityId],
  );
  const corner: RecurrenceRule = { ...mondays, school: 'school_days', except: ['2026-12-14'] };
  expect(await daysOf(corner, '2026-12-31')).toEqual(['2026-11-30', '2026-12-21']);
});

it('日の決まらない枠は、枠にできない。日がならべば、できる', async () => {
  const { resourceId } = await addHost(database.owner, town.municipalityId, {
    windows: [
      {
        rule: { kind: 'irregular', note: '行事のとき', school: 'any', onHolidays: 'off', except: [] },
        capacity: 2,
      },
    ],
  });
  const who = await addPlacement(database.owner, town.recorder, resourceId);
  const week = () =>
    readBookingWeek(town.recorder, who.personId, who.placementId, { startsOn: today, endsOn: null }, today);
  expect(await week()).toMatchObject({ choices: [], irregular: [expect.stringContaining('行事のとき')] });
  await database.owner.query(
    'insert into vacancy (municipality_id, id, resource_id, rule, capacity) values ($1, $2, $3, $4, 2)',
    [
      town.municipalityId,
      uuidv7(),
      resourceId,
      JSON.stringify({ kind: 'dates', dates: ['2026-12-03'], ...morning }),
    ],
  );
  expect((await week()).choices).toMatchObject([{ isWeekly: false, left: 2 }]);
});
