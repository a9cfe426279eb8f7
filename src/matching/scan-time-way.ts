import { supportCodes } from '#domain/condition-codes.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { costs as prices, liftLimitKm, shortSessionMinutes } from './costs.ts';
import { reachKm, wayKm } from './distance.ts';
import type { Columns } from './scan-columns.ts';
import { markHours } from './scan-hours.ts';
import { squaresOf, stepsTo } from './scan-map.ts';
import { chargeWord, countBits, moreThan, type Plane } from './scan-planes.ts';
import { forbid, spare, tell, type Sieve } from './scan-sieve.ts';

/** Whose hours and stretches do not meet; who could come for an hour is charged for it. */
export function siftTime(sieve: Sieve, columns: Columns, person: PersonProfile): void {
  const { left } = sieve;
  const { hours, sessionMaxMinutes: most } = person;
  const short = spare(sieve).fill(0);
  if (hours !== undefined) {
    const enough = spare(sieve);
    markHours(columns.hours, hours, shortSessionMinutes, enough, short);
    let count = 0;
    for (let word = 0; word < left.length; word += 1) {
      const rows = left[word] ?? 0;
      const none = rows & ~((enough[word] ?? 0) | (short[word] ?? 0));
      short[word] = (short[word] ?? 0) & ~(enough[word] ?? 0);
      if (none === 0) continue;
      count += countBits(none);
      left[word] = rows ^ none;
    }
    tell(sieve, 'time', count);
  }
  const over = most === undefined ? undefined : moreThan(columns.needed, most);
  const isFirm = (most ?? 0) < shortSessionMinutes;
  if (over !== undefined && isFirm) forbid(sieve, 'session', [over]);
  const long = over === undefined || isFirm ? spare(sieve).fill(0) : over;
  sieve.soft.push({ code: 'time', plane: short }, { code: 'session', plane: long });
  // One shorter visit answers both.
  for (let word = 0; word < left.length; word += 1) {
    const both = ((short[word] ?? 0) | (long[word] ?? 0)) & (left[word] ?? 0);
    if (both === 0) continue;
    const allowed = columns.allowsShort[word] ?? 0;
    chargeWord(sieve.costs, word, both & allowed, prices.shortAllowed);
    chargeWord(sieve.costs, word, both & ~allowed, prices.shortAsked);
  }
}

/** Whose way is farther than the person comes alone; who could be fetched is charged for it. */
export function siftWay(sieve: Sieve, columns: Columns, person: PersonProfile): void {
  const { liftMaxKm = liftLimitKm, acceptsLift, remoteOnly } = person.reach;
  const reach = remoteOnly === true ? 0 : reachKm(person);
  if (reach === undefined) return;
  const [far, tooFar] = [spare(sieve).fill(0), spare(sieve).fill(0)];
  markFar(sieve.left, columns, person, { reach, far, tooFar, lift: acceptsLift === false ? -1 : liftMaxKm });
  if (remoteOnly === true) {
    forbid(sieve, 'remote_only', [far]);
    return;
  }
  const pickup = supportCodes.indexOf('pickup');
  const [unfetched, fetched] = [columns.lacks[pickup], columns.supports[pickup]];
  const firm = spare(sieve);
  for (let word = 0; word < far.length; word += 1) {
    const rows = far[word] ?? 0;
    firm[word] = rows & ((tooFar[word] ?? 0) | (unfetched?.[word] ?? 0));
    const near = rows & ~(firm[word] ?? 0);
    if (near === 0) continue;
    const offered = fetched?.[word] ?? 0;
    chargeWord(sieve.costs, word, near & offered, prices.liftOffered);
    chargeWord(sieve.costs, word, near & ~offered, prices.lift);
  }
  forbid(sieve, 'distance', [firm]);
  sieve.soft.push({ code: 'distance', plane: far });
}

type Limits = { reach: number; lift: number; far: Plane; tooFar: Plane };

/** Whether a row is near is as good as chance, and a wrong guess costs more than to work it out: no branch for a row. */
function markFar(left: Plane, columns: Columns, person: PersonProfile, limits: Limits): void {
  const { map, hasWay } = columns;
  const { home } = person.reach;
  const from = home && stepsTo(map, home.lat, home.lon);
  const [east, north] = [from?.east ?? 0, from?.north ?? 0];
  const [byReach, byLift] = [squaresOf(map, limits.reach), squaresOf(map, limits.lift)];
  const { near: reachNear, far: reachFar } = byReach;
  const { near: liftNear, far: liftFar } = byLift;
  for (let word = 0; word < left.length; word += 1) {
    const rows = left[word] ?? 0;
    if (rows === 0) continue;
    const mapped = home === undefined ? 0 : rows & (map.known[word] ?? 0);
    const inSteps = from === undefined ? 0 : mapped & ~(map.odd[word] ?? 0);
    let doubtful = (rows & (hasWay[word] ?? 0)) | (mapped & ~inSteps);
    let far = 0;
    let tooFar = 0;
    let rest = inSteps;
    while (rest !== 0) {
      const bit = rest & -rest;
      rest ^= bit;
      const row = (word << 5) + 31 - Math.clz32(bit);
      const toEast = (map.east[row] ?? 0) - east;
      const toNorth = (map.north[row] ?? 0) - north;
      const square = Math.imul(toEast, toEast) + Math.imul(toNorth, toNorth);
      const isFar = (reachFar - square) >> 31;
      const isTooFar = (liftFar - square) >> 31;
      const isUnsure = ((reachNear - square) >> 31) & (~isFar | (((liftNear - square) >> 31) & ~isTooFar));
      far |= bit & isFar;
      tooFar |= bit & isTooFar;
      doubtful |= bit & isUnsure;
    }
    far &= ~doubtful;
    tooFar &= ~doubtful;
    while (doubtful !== 0) {
      const bit = doubtful & -doubtful;
      doubtful ^= bit;
      const km = kmOfRow(columns, person, (word << 5) + 31 - Math.clz32(bit)) ?? 0;
      if (km > limits.reach) far |= bit;
      if (km > limits.lift) tooFar |= bit;
    }
    limits.far[word] = far;
    limits.tooFar[word] = tooFar;
  }
}

/** As `distanceKm`, of a row. */
export function kmOfRow(
  { way, map }: Columns,
  { reach: { home } }: PersonProfile,
  row: number,
): number | undefined {
  const known = way[row] ?? Number.NaN;
  if (!Number.isNaN(known)) return known;
  const lat = map.lat[row] ?? Number.NaN;
  return home === undefined || Number.isNaN(lat)
    ? undefined
    : wayKm(home.lat, home.lon, lat, map.lon[row] ?? 0);
}
