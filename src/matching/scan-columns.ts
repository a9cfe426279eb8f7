import {
  contactCodes,
  documentCodes,
  eligibilityCodes,
  exitCodes,
  leaderCodes,
  supportCodes,
} from '#domain/condition-codes.ts';
import type { Opportunity } from '#domain/conditions.ts';
import { demandCodes, type DemandCode } from '#domain/demand-codes.ts';
import { placesLeft } from '#domain/formal-capacity.ts';
import { minutesPerWeek, type WeeklyHours } from '#domain/hours.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import { allAtOnce, type Steps } from '#domain/steps.ts';
import { evidenceOf, windowsInForce } from './pair.ts';
import { leastMinutes } from './rules-soft.ts';
import { hoursIndexer, type HoursIndex } from './scan-hours.ts';
import { mapOf, type TownMap } from './scan-map.ts';
import { append, endRow, growing, listsOf, type Lists } from './scan-lists.ts';
import { runIndexer, type TownRuns } from './scan-runs.ts';
import { planesOf, rangedOf, setBit, type Plane, type Ranged } from './scan-planes.ts';
import { requirementIndexer, type Requirements } from './scan-skills.ts';
import { wordIndexer, type TownWords } from './scan-words.ts';
import { conceptOf, concepts as vocabulary } from './vocabulary.ts';
import { readWords } from './wording.ts';

/** Planes by what they tell; undefined where no row has it. */
type ByCode = (Plane | undefined)[];

/**
 * What the rules look at, of all offers of a town on one day, as columns: yes and no as planes of bits, the rest as typed arrays.
 * Nothing here decides: `evaluate` does, and what is found here is what it would say.
 */
export type Columns = {
  rows: number;
  barred: Plane;
  closed: Plane;
  expired: Plane;
  formalPlace: Plane;
  noPlace: Plane;
  ageLeast: Ranged;
  /** The most as a distance from 200, so that here too "more" is what forbids. */
  ageBelow200: Ranged;
  eligibility: ByCode;
  documents: ByCode;
  /** By demand three planes: at least 1, at least 2, 3. */
  demands: ByCode;
  demandsOfRow: Lists;
  group: Ranged;
  noise: Ranged;
  fee: Ranged;
  contactAsked: Plane;
  contact: ByCode;
  ledBy: ByCode;
  exit: ByCode;
  supports: ByCode;
  lacks: ByCode;
  supportCount: Uint8Array;
  requires: Requirements;
  hours: HoursIndex;
  needed: Ranged;
  allowsShort: Plane;
  /** A way that is known without coordinates. */
  way: Float64Array;
  hasWay: Plane;
  map: TownMap;
  concepts: Lists;
  conceptPlanes: ByCode;
  hostConcepts: Lists;
  hostPlanes: ByCode;
  /** Concepts that the vocabulary does not know (any more) stand after those it knows. */
  strangers: ReadonlyMap<string, number>;
  conceptCount: number;
  words: TownWords;
  runs: TownRuns;
};

export const demandPlaces = new Map(demandCodes.map((code, place) => [code, place]));

function isOpen({ capacity }: Opportunity['windows'][number]): boolean {
  return capacity !== 0;
}

/** Most offers have one window a week, whose hours are in order as they stand. */
function weekOfWindows(windows: Opportunity['windows']): WeeklyHours | undefined {
  const [only] = windows;
  if (windows.length !== 1 || only?.rule.kind !== 'weekly' || !areNormal(only.rule.hours)) {
    return weekOfRules(windows.map(({ rule }) => rule));
  }
  return only.rule.hours;
}

function areNormal(hours: WeeklyHours): boolean {
  let end = -1;
  for (const { from, to } of hours) {
    if (from <= end || from >= to || to > minutesPerWeek) return false;
    end = to;
  }
  return true;
}

/** Goes through the offers once. A hundred thousand of them are a second's work: nothing is made for a row that its columns do not keep. */
export function columnsOf(opportunities: readonly Opportunity[], day: string): Columns {
  return allAtOnce(columnSteps(opportunities, day));
}

/** So many rows are a few milliseconds. */
const rowsPerStep = 100;

export function* columnSteps(opportunities: readonly Opportunity[], day: string): Steps<Columns> {
  const rows = opportunities.length;
  const plane = planesOf(rows);
  const numbers = (): Float64Array => new Float64Array(rows).fill(Number.NaN);
  const [ageLeast, ageBelow200, group, noise] = [numbers(), numbers(), numbers(), numbers()];
  const [fee, needed] = [numbers(), numbers()];
  const [hours, words, runs] = [hoursIndexer(rows), wordIndexer(rows), runIndexer(rows)];
  const requires = requirementIndexer(rows);
  const [lat, lon] = [numbers(), numbers()];
  const [concepts, hostConcepts, demandsOfRow] = [growing(rows, 3), growing(rows, 1), growing(rows, 6)];
  const strangers = new Map<string, number>();
  const columns = {
    rows,
    barred: plane(),
    closed: plane(),
    expired: plane(),
    formalPlace: plane(),
    noPlace: plane(),
    eligibility: [] as ByCode,
    documents: [] as ByCode,
    demands: [] as ByCode,
    contactAsked: plane(),
    contact: [] as ByCode,
    ledBy: [] as ByCode,
    exit: [] as ByCode,
    supports: [] as ByCode,
    lacks: [] as ByCode,
    supportCount: new Uint8Array(rows),
    allowsShort: plane(),
    way: numbers(),
    hasWay: plane(),
    conceptPlanes: [] as ByCode,
    hostPlanes: [] as ByCode,
    strangers,
  };
  const idOf = (concept: string): number => {
    const known = conceptOf(concept)?.index ?? strangers.get(concept);
    if (known !== undefined) return known;
    strangers.set(concept, vocabulary.length + strangers.size);
    return vocabulary.length + strangers.size - 1;
  };
  const setIn = (planes: ByCode, place: number, row: number): void => {
    if (place >= 0) setBit((planes[place] ??= plane()), row);
  };
  const placesOfDay = (one: Opportunity, row: number): void => {
    const windows = windowsInForce(one, day);
    const open = windows.every(isOpen) ? windows : windows.filter(isOpen);
    if (one.windows.length > 0 && windows.length === 0) setBit(columns.expired, row);
    const isForFormal = one.formal !== undefined || one.kind === 'capacity' || one.kind === 'room';
    const isTaken =
      one.formalReserved === true ||
      (one.formal !== undefined && (one.formal.pending > 0 || placesLeft(one.formal) === 0));
    if (isTaken) setBit(columns.formalPlace, row);
    else if (windows.length > 0 && open.length === 0) {
      setBit(isForFormal ? columns.formalPlace : columns.noPlace, row);
    }
    // As in `judgeTime`: hours of full windows count where nothing else is offered.
    const counted = open.length === 0 ? windows : open;
    hours.add(row, weekOfWindows(counted), leastMinutes(one));
  };
  const wayOf = (one: Opportunity, row: number): void => {
    const way = one.isRemote === true ? 0 : one.distanceKm;
    if (way !== undefined) {
      columns.way[row] = way;
      setBit(columns.hasWay, row);
    } else if (one.at !== undefined) {
      lat[row] = one.at.lat;
      lon[row] = one.at.lon;
    }
  };
  const addRow = (one: Opportunity, row: number): void => {
    if (one.barred === true) setBit(columns.barred, row);
    if (one.closedOn !== undefined && one.closedOn <= day) setBit(columns.closed, row);
    placesOfDay(one, row);
    wayOf(one, row);
    if (typeof one.ageMin === 'number') ageLeast[row] = one.ageMin;
    if (typeof one.ageMax === 'number') ageBelow200[row] = 200 - one.ageMax;
    if (typeof one.group === 'number') group[row] = one.group;
    if (one.noise !== undefined) noise[row] = one.noise;
    if (one.feeYen !== undefined) fee[row] = one.feeYen;
    for (const { code } of one.eligibility ?? [])
      setIn(columns.eligibility, eligibilityCodes.indexOf(code), row);
    for (const code of one.documents ?? []) setIn(columns.documents, documentCodes.indexOf(code), row);
    if (one.contact !== undefined) setBit(columns.contactAsked, row);
    for (const code of one.contact ?? []) setIn(columns.contact, contactCodes.indexOf(code), row);
    for (const code of one.supports) setIn(columns.supports, supportPlaces.get(code) ?? -1, row);
    for (const code of one.lacks) setIn(columns.lacks, supportPlaces.get(code) ?? -1, row);
    if (one.ledBy !== undefined) setIn(columns.ledBy, leaderCodes.indexOf(one.ledBy), row);
    if (one.exit !== undefined) setIn(columns.exit, exitCodes.indexOf(one.exit), row);
    columns.supportCount[row] = Math.min(8, one.supports.length);
    needed[row] = leastMinutes(one);
    if (one.allowsShort === true) setBit(columns.allowsShort, row);
    for (const code in one.demands) {
      const level = one.demands[code as DemandCode] ?? 0;
      const place = demandPlaces.get(code as DemandCode) ?? 0;
      if (level > 0) append(demandsOfRow, place);
      for (let least = 1; least <= level; least += 1) setIn(columns.demands, place * 3 + least - 1, row);
    }
    endRow(demandsOfRow);
    for (const concept of one.concepts) {
      const id = idOf(concept);
      append(concepts, id);
      setIn(columns.conceptPlanes, id, row);
    }
    endRow(concepts);
    for (const concept of one.hostWishes.flatMap((said) => said.concepts)) {
      const id = idOf(concept);
      append(hostConcepts, id);
      setIn(columns.hostPlanes, id, row);
    }
    endRow(hostConcepts);
    requires.add(one.requires);
    const evidence = evidenceOf(one);
    const read = readWords(evidence);
    words.add(read);
    runs.add(read.letters, evidence);
  };
  for (const [row, one] of opportunities.entries()) {
    addRow(one, row);
    if ((row + 1) % rowsPerStep === 0) yield;
  }
  yield;
  const ofWords = words.index();
  yield;
  return {
    ...columns,
    ageLeast: rangedOf(ageLeast, plane),
    ageBelow200: rangedOf(ageBelow200, plane),
    group: rangedOf(group, plane),
    noise: rangedOf(noise, plane),
    fee: rangedOf(fee, plane),
    needed: rangedOf(needed, plane),
    requires: requires.index(),
    hours: hours.index(),
    map: mapOf(lat, lon, { known: plane(), odd: plane() }),
    concepts: listsOf(concepts),
    hostConcepts: listsOf(hostConcepts),
    demandsOfRow: listsOf(demandsOfRow),
    conceptCount: vocabulary.length + strangers.size,
    words: ofWords,
    runs: runs.index(),
  };
}

export const supportPlaces = new Map(supportCodes.map((code, place) => [code, place]));
