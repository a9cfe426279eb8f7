import { supportCodes } from '#domain/condition-codes.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { costs as prices } from './costs.ts';
import type { Columns } from './scan-columns.ts';
import {
  agePlanes,
  avoidedPlanes,
  contactPlanes,
  demandPlanes,
  documentPlanes,
  eligibilityPlanes,
  exitPlanes,
  leaderPlanes,
  supportPlanes,
} from './scan-person.ts';
import { addLess, chargeWord, countBits, gather, moreThan, reaching, setBit } from './scan-planes.ts';
import { ask, emptySieve, forbid, spare, tell, type Sieve } from './scan-sieve.ts';
import { skillCost } from './scan-skills.ts';
import { siftTime, siftWay } from './scan-time-way.ts';

/**
 * Leaves the rows that are within reach of a person, with what the changes would cost, and counts the others by the cause
 * that `firmestOf` names: rule by rule in the order of `evaluate`, each over all rows that are still there.
 */
export function sift(
  sieve: Sieve,
  columns: Columns,
  person: PersonProfile,
  tolerance: Uint8Array,
  passed: readonly number[],
): void {
  emptySieve(sieve, columns.rows, passed);
  spare(sieve);
  forbid(sieve, 'barred', [columns.barred]);
  forbid(sieve, 'closed', [columns.closed]);
  forbid(sieve, 'expired', [columns.expired]);
  forbid(sieve, 'aversion', avoidedPlanes(person, columns));
  forbid(sieve, 'formal_place', [columns.formalPlace]);
  ask(sieve, 'no_place', columns.noPlace, prices.waitForPlace);
  forbid(sieve, 'age', agePlanes(person, columns));
  forbid(sieve, 'eligibility', eligibilityPlanes(person, columns));
  forbid(sieve, 'document', documentPlanes(person, columns));
  siftTime(sieve, columns, person);
  siftWay(sieve, columns, person);
  siftDemands(sieve, columns, tolerance);
  siftPeople(sieve, columns, person);
  siftContact(sieve, columns, person);
  if (typeof person.feeMaxYen === 'number') {
    const over = moreThan(columns.fee, person.feeMaxYen);
    if (over !== undefined) ask(sieve, 'fee', over, prices.feeRelief);
  }
  siftSupports(sieve, columns, person);
  ask(sieve, 'leader', gather(spare(sieve), leaderPlanes(person, columns)), prices.leadFirst);
  ask(sieve, 'exit', gather(spare(sieve), exitPlanes(person, columns)), prices.freeTrial);
  siftSkills(sieve, columns, person);
  takeOutOfReach(sieve);
}

function siftDemands(sieve: Sieve, columns: Columns, tolerance: Uint8Array): void {
  const { firm, oneStep, twoSteps } = demandPlanes(tolerance, columns);
  forbid(sieve, 'demand', firm);
  const one = spare(sieve).fill(0);
  for (const { over, less } of oneStep) addLess(one, over, less);
  // One helper at the side takes a step of all of them.
  ask(sieve, 'demand', one, prices.assistant);
  for (const { over, less } of twoSteps) {
    const two = spare(sieve).fill(0);
    addLess(two, over, less);
    ask(sieve, 'demand', two, prices.reshape);
  }
}

function siftPeople(sieve: Sieve, columns: Columns, { groupMax, noise }: PersonProfile): void {
  if (typeof groupMax === 'number') {
    forbid(sieve, 'group', [moreThan(columns.group, groupMax * 2)]);
    const over = moreThan(columns.group, groupMax);
    if (over !== undefined) ask(sieve, 'group', over, prices.smallGroup);
  }
  if (noise !== undefined && noise < 3) {
    // Three steps too loud is no matter of a quiet corner.
    forbid(sieve, 'noise', [moreThan(columns.noise, noise + 2)]);
    const over = moreThan(columns.noise, noise);
    if (over !== undefined) ask(sieve, 'noise', over, prices.quietCorner);
  }
}

function siftContact(sieve: Sieve, columns: Columns, person: PersonProfile): void {
  const theirs = contactPlanes(person, columns);
  if (theirs === undefined) return;
  const known = gather(spare(sieve), theirs);
  const other = spare(sieve).fill(0);
  addLess(other, columns.contactAsked, known);
  const offered = columns.supports[supportCodes.indexOf('mediate')];
  sieve.soft.push({ code: 'contact', plane: other });
  for (let word = 0; word < other.length; word += 1) {
    const rows = other[word] ?? 0;
    if (rows === 0) continue;
    chargeWord(sieve.costs, word, rows & (offered?.[word] ?? 0), prices.mediateOffered);
    chargeWord(sieve.costs, word, rows & ~(offered?.[word] ?? 0), prices.mediate);
  }
}

function siftSupports(sieve: Sieve, columns: Columns, person: PersonProfile): void {
  const needed = supportPlanes(person, columns).map(({ lacks, has, cost }) => {
    const missing = spare(sieve).fill(0);
    addLess(missing, lacks, has);
    return { missing, cost };
  });
  forbid(
    sieve,
    'support',
    needed.map(({ missing, cost }) => (cost === undefined ? missing : undefined)),
  );
  for (const { missing, cost } of needed) if (cost !== undefined) ask(sieve, 'support', missing, cost);
}

/** Few offers ask for a skill: these are gone through one by one. */
function siftSkills(sieve: Sieve, { requires }: Columns, person: PersonProfile): void {
  if (requires.all.length === 0 || person.strengths.length === 0) return;
  const known = new Map<number, number | undefined>();
  const costOf = (id: number): number | undefined => {
    const required = requires.all[id];
    if (required !== undefined && !known.has(id)) known.set(id, skillCost(person, required));
    return known.get(id);
  };
  const { starts, items } = requires.ofRow;
  const missing = spare(sieve).fill(0);
  for (let word = 0; word < missing.length; word += 1) {
    let rest = (sieve.left[word] ?? 0) & (requires.any[word] ?? 0);
    while (rest !== 0) {
      const bit = rest & -rest;
      rest ^= bit;
      const row = (word << 5) + 31 - Math.clz32(bit);
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
        const cost = costOf(items[at] ?? 0);
        if (cost === undefined) continue;
        setBit(missing, row);
        chargeWord(sieve.costs, word, bit, cost);
      }
    }
  }
  sieve.soft.push({ code: 'skill', plane: missing });
}

/** What costs more than a near miss may is another resource: counted by the first thing that would have to change. */
function takeOutOfReach(sieve: Sieve): void {
  const { left, costs, soft } = sieve;
  const counts = new Uint32Array(soft.length);
  for (let word = 0; word < left.length; word += 1) {
    const rows = left[word] ?? 0;
    if (rows === 0) continue;
    for (const { plane, price } of soft) {
      const charged = (plane[word] ?? 0) & rows;
      if (price !== undefined && charged !== 0) chargeWord(costs, word, charged, price);
    }
    let over = rows & reaching(costs, word, costs.most + 1);
    left[word] = rows ^ over;
    for (let at = 0; over !== 0 && at < soft.length; at += 1) {
      const named = over & (soft[at]?.plane[word] ?? 0);
      over ^= named;
      counts[at] = (counts[at] ?? 0) + countBits(named);
    }
  }
  for (const [at, { code }] of soft.entries()) tell(sieve, code, counts[at] ?? 0);
}
