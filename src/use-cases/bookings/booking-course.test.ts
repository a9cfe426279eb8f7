import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { addDays } from '#domain/calendar-day.ts';
import { Refusal } from '#domain/refusal.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, type Hosted } from '#tests/hosted.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { cancelBooking } from './cancel-booking.ts';
import { holdSeats } from './hold-seats.ts';
import { prolongHold } from './prolong-hold.ts';
import { readBookingWeek } from './read-booking-week.ts';
import { returnBooking } from './return-booking.ts';
import { useBooking } from './use-booking.ts';

const database = testDatabase();
let town: Town;
let people: Hosted[];
let resourceId: string;

const places = 2;

beforeAll(async () => {
  town = await addTown(database.owner);
  ({ resourceId } = await addHost(database.owner, town.municipalityId, {
    kind: 'capacity',
    formal: [{ weekday: 1, half: 'am', capacity: 20, contracted: 20 - places }],
  }));
  people = [];
  for (let turn = 0; turn < 3; turn += 1) {
    people.push(await addPlacement(database.owner, town.recorder, resourceId));
  }
});

const steps = ['hold', 'hold-over', 'use', 'prolong', 'return', 'cancel', 'wait'] as const;
const step = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  act: fc.constantFrom(...steps),
  days: fc.integer({ min: 0, max: 20 }),
  length: fc.option(fc.integer({ min: 0, max: 30 })),
});
type Step = { who: number; act: (typeof steps)[number]; days: number; length: number | null };

async function bookingsOf(who: Hosted, day: string) {
  const term = { startsOn: day, endsOn: null };
  return (await readBookingWeek(town.recorder, who.personId, who.placementId, term, day)).bookings;
}

/** Does one step; a refusal is an answer, anything else is a fault. */
async function take({ who, act, days, length }: Step, day: string): Promise<void> {
  const person = people[who]!;
  const [latest] = (await bookingsOf(person, day)).toReversed();
  const seen = latest && { personId: person.personId, bookingId: latest.id, version: latest.version };
  const startsOn = addDays(day, days - 5);
  try {
    if (act === 'hold' || act === 'hold-over') {
      const hold = {
        slots: ['formal.1.am'],
        startsOn,
        endsOn: length === null ? null : addDays(startsOn, length),
        heldUntil: addDays(day, days),
        overrideReason: act === 'hold' ? '' : '事業所と相談',
      };
      await holdSeats(town.recorder, person.personId, person.placementId, hold, day);
    } else if (seen && act === 'use') await useBooking(town.recorder, seen, '', day);
    else if (seen && act === 'prolong') await prolongHold(town.recorder, seen, addDays(day, days), day);
    else if (seen && act === 'return') {
      await returnBooking(town.recorder, seen, { day: addDays(day, days - 5), reason: '' }, day);
    } else if (seen && act === 'cancel') await cancelBooking(town.recorder, seen, '', day);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Nobody without a reason sits where there is no place, on any day; and a booking never says other than its seat. */
async function check(day: string): Promise<void> {
  const { rows } = await database.owner.query<{ most: number }>(
    `select coalesce(max(n), 0)::int as most from (select count(*) as n from generate_series($2::date - 10, $2::date + 90, '1 day') as d
       join seat s on s.resource_id = $1 and not s.is_over and s.starts_on <= d and coalesce(s.ends_on >= d, true)
         and (s.state = 'used' or s.state = 'held' and s.held_until >= $2) group by d) as days`,
    [resourceId, day],
  );
  expect(rows[0]?.most).toBeLessThanOrEqual(places);
  const { rows: apart } = await database.owner.query(
    `select b.state, s.state as seat from booking b join seat s on s.id = b.seat_id where b.resource_id = $1 and not (
       b.starts_on = s.starts_on and b.ends_on is not distinct from s.ends_on and case b.state
         when 'held' then s.state = 'held' or s.state = 'free' and b.held_until < $2
         when 'used' then s.state = 'used' when 'cancelled' then s.state = 'free' else s.state in ('used', 'free') end)`,
    [resourceId, day],
  );
  expect(apart).toEqual([]);
}

it('不変条件5: どんな順でも、わけのない席は定員を超えず、予約と席は同じことを言い、どの枠も手放せる', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (course) => {
      await database.owner.query('delete from booking');
      await database.owner.query('delete from seat');
      let day = today;
      for (const one of course) {
        if (one.act === 'wait') day = addDays(day, one.days);
        else await take(one, day);
        await check(day);
      }
      for (const person of people) {
        for (const { id, version, standing, startsOn } of await bookingsOf(person, day)) {
          const seen = { personId: person.personId, bookingId: id, version };
          const hasBegun = startsOn <= day;
          if (standing === 'used' && hasBegun) {
            await returnBooking(town.recorder, seen, { day: addDays(day, -1), reason: '' }, day);
          } else if (standing === 'used' || standing === 'held' || standing === 'lapsed') {
            await cancelBooking(town.recorder, seen, '', day);
          }
        }
        const left = (await bookingsOf(person, day)).map(({ standing }) => standing);
        expect(left.filter((standing) => standing === 'held' || standing === 'used')).toEqual([]);
      }
      await check(day);
    }),
    { numRuns: 12 },
  );
}, 240_000);
