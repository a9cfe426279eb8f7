import { blankPerson, type PersonProfile } from '#domain/conditions.ts';
import type { WeeklyHours } from '#domain/hours.ts';
import { allAtOnce, type Steps } from '#domain/steps.ts';
import { opportunitySide, type Pair } from './pair.ts';
import { judgeOpen, judgePlaces } from './rules-firm.ts';
import { concerns, type Town } from './town.ts';

const hourMinutes = 60;
const wordsPerWeek = 6;

/** What of a town need not be looked at for anybody, and in which hours of the week each place is open. */
type Sieve = { isOpen: Uint8Array; hasHours: Uint8Array; hours: Int32Array };

const sieves = new WeakMap<Town, Sieve>();

/**
 * A mark for every place worth a real look. It only ever leaves out what the rules would find hopeless: places that are closed or
 * full whoever asks, and such as share no hour with the person. Of thousands who wait, most pairs end here.
 */
export function worthALook(person: PersonProfile, town: Town): Uint8Array {
  const marks = concerns(person, town);
  const { isOpen, hasHours, hours } = sieveOf(town);
  const own = person.hours && hoursMask(person.hours);
  for (let at = marks.indexOf(1); at >= 0; at = marks.indexOf(1, at + 1)) {
    if (isOpen[at] === 0) marks[at] = 0;
    else if (own !== undefined && hasHours[at] === 1 && !sharesAnHour(own, hours, at)) marks[at] = 0;
  }
  return marks;
}

function sharesAnHour(own: Int32Array, hours: Int32Array, at: number): boolean {
  for (let word = 0; word < wordsPerWeek; word += 1) {
    if (((own[word] ?? 0) & (hours[at * wordsPerWeek + word] ?? 0)) !== 0) return true;
  }
  return false;
}

function sieveOf(town: Town): Sieve {
  return sieves.get(town) ?? allAtOnce(sieveSteps(town));
}

const placesPerStep = 100;

/** What all who wait share of the work, made before the first of them is looked at; asked for later it is there. */
export function* sieveSteps(town: Town): Steps<Sieve> {
  const known = sieves.get(town);
  if (known !== undefined) return known;
  const size = town.opportunities.length;
  // Each is kept with its offer: the town then only has to gather them.
  for (const [at, opportunity] of town.opportunities.entries()) {
    opportunitySide(opportunity, town.day);
    if ((at + 1) % placesPerStep === 0) yield;
  }
  const sieve = {
    isOpen: new Uint8Array(size),
    hasHours: new Uint8Array(size),
    hours: new Int32Array(size * wordsPerWeek),
  };
  const anybody = blankPerson();
  for (const [at, side] of town.sides.entries()) {
    if ((at + 1) % placesPerStep === 0) yield;
    sieve.isOpen[at] = Number(isOpenFor(anybody, town, at));
    if (side.week === undefined || side.openWeek === undefined) continue;
    sieve.hasHours[at] = 1;
    sieve.hours.set(hoursMask(side.week), at * wordsPerWeek);
  }
  sieves.set(town, sieve);
  return sieve;
}

/** These two rules ask nothing of the person. */
function isOpenFor(person: PersonProfile, town: Town, at: number): boolean {
  const [opportunity, side] = [town.opportunities[at], town.sides[at]];
  if (opportunity === undefined || side === undefined) return false;
  const pair: Pair = {
    person,
    opportunity,
    day: town.day,
    side,
    blocks: [],
    reasons: [],
    unknowns: [],
    tells: 'obstacles',
  };
  judgeOpen(pair);
  judgePlaces(pair);
  return pair.blocks.every(({ repairs }) => repairs.length > 0);
}

/** Every hour of the week that is touched, also by a minute: a sieve may let through too much, never too little. */
function hoursMask(week: WeeklyHours): Int32Array {
  const mask = new Int32Array(wordsPerWeek);
  for (const { from, to } of week) {
    for (let hour = Math.floor(from / hourMinutes); hour * hourMinutes < to; hour += 1) {
      mask[hour >> 5] = (mask[hour >> 5] ?? 0) | (1 << (hour & 31));
    }
  }
  return mask;
}
