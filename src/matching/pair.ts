import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import type { DemandCode } from '#domain/demand-codes.ts';
import { freshnessOf, type Freshness } from '#domain/freshness.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import type { WeeklyHours } from '#domain/hours.ts';
import {
  reasonCodes,
  unknownCodes,
  type Block,
  type Params,
  type Reason,
  type ReasonCode,
  type Repair,
  type Unknown,
  type UnknownCode,
} from './findings.ts';
import { tolerancesOf, type Tolerances } from './tolerances.ts';
import { wordsOf, type Words } from './shared-word.ts';
import { wordingOf, type Wording } from './wording.ts';

/** What is worked out once for an opportunity and once for a person, and kept as long as the object lives. */
export type OpportunitySide = {
  /** All hours, and the hours in which a place is not known to be taken; undefined: nobody knows when. */
  week: WeeklyHours | undefined;
  openWeek: WeeklyHours | undefined;
  hasWindows: boolean;
  /** Offers that stand on that day: one that ran out is neither a place nor an hour (invariant 11). */
  inForce: Opportunity['windows'];
  /** Offers that are not known to be taken, their places added up, and whether the places of each were asked. */
  offers: { count: number; places: number; isAsked: boolean };
  freshness: Freshness;
};
export type PersonSide = {
  wishes: Wording;
  strengths: Wording;
  ownWords: Wording;
  tolerances: Tolerances;
  /** Demands of which the person can take little or nothing: what nobody has asked about them matters. */
  careful: readonly DemandCode[];
  /** Demands that a 「もうできない」 names. */
  past: ReadonlySet<DemandCode>;
};
export type PersonWords = { wishes: Words; strengths: Words };

/** Only the last day is kept: a list is made for one day. */
const opportunitySides = new WeakMap<Opportunity, { day: string; side: OpportunitySide }>();
const wordings = new WeakMap<Opportunity, Wording>();
const words = new WeakMap<Opportunity, Words>();
const personWords = new WeakMap<PersonProfile, PersonWords>();
const personSides = new WeakMap<PersonProfile, PersonSide>();

export function opportunitySide(opportunity: Opportunity, day: string): OpportunitySide {
  const known = opportunitySides.get(opportunity);
  if (known?.day === day) return known.side;
  const inForce = windowsInForce(opportunity, day);
  const open = inForce.filter((window) => window.capacity !== 0);
  const side: OpportunitySide = {
    week: weekOfRules(inForce.map((window) => window.rule)),
    openWeek: weekOfRules(open.map((window) => window.rule)),
    hasWindows: inForce.length > 0,
    inForce,
    offers: {
      count: open.length,
      places: open.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0),
      isAsked: open.length > 0 && open.every(({ capacity }) => capacity !== undefined),
    },
    freshness: freshnessOf(
      { checkedOn: opportunity.checkedOn ?? null, nextCheckOn: opportunity.nextCheckOn ?? null },
      day,
    ),
  };
  opportunitySides.set(opportunity, { day, side });
  return side;
}

/** Offers that stand on that day (invariant 11). */
export function windowsInForce({ windows }: Opportunity, day: string): Opportunity['windows'] {
  return windows.filter(
    (window) =>
      (window.validUntil === undefined || day <= window.validUntil) &&
      (window.rule.until === undefined || day <= window.rule.until),
  );
}

/** Apart from the rest, because most of a register is left out before its words are looked at. */
export function wordingOfOpportunity(opportunity: Opportunity): Wording {
  const known = wordings.get(opportunity);
  if (known !== undefined) return known;
  const wording = wordingOf(evidenceOf(opportunity));
  wordings.set(opportunity, wording);
  return wording;
}

/** Names, addresses and numbers are no description: 「縁が丘市社会福祉協議会」 has nothing to do with a wish about 福祉. */
export function evidenceOf({ name, text, properNames = [] }: Opportunity): string {
  const all = `${name} ${text}`;
  // Looked for only where there can be one: going over a hundred thousand texts for it takes as long as reading them.
  const told = all.includes('://') || all.includes('@') ? all.replace(/https?:\/\/\S+|\S+@\S+/gu, ' ') : all;
  return properNames.reduce((rest, proper) => rest.replaceAll(proper, ' '), told);
}

/** Asked only of what has no concept in common with the person, and then kept. */
export function wordsOfOpportunity(opportunity: Opportunity): Words {
  const known = words.get(opportunity);
  if (known !== undefined) return known;
  const made = wordsOf(evidenceOf(opportunity));
  words.set(opportunity, made);
  return made;
}

export function wordsOfPerson(person: PersonProfile): PersonWords {
  const known = personWords.get(person);
  if (known !== undefined) return known;
  const made: PersonWords = {
    wishes: wordsOf(textOf(person.wishes)),
    strengths: wordsOf(textOf(person.strengths)),
  };
  personWords.set(person, made);
  return made;
}

/** Apart from each other: 「茶」 stays a word by itself whatever is wished for before it. Spaces would be dropped. */
function textOf(said: readonly { text: string }[]): string {
  return said.map(({ text }) => text).join('。');
}

export function personSide(person: PersonProfile): PersonSide {
  const known = personSides.get(person);
  if (known !== undefined) return known;
  const tolerances = tolerancesOf(person);
  const side: PersonSide = {
    wishes: wordingOf(textOf(person.wishes)),
    ownWords: wordingOf(person.ownWords ?? ''),
    strengths: wordingOf(textOf(person.strengths)),
    tolerances,
    careful: (Object.keys(tolerances) as DemandCode[]).filter((code) => (tolerances[code] ?? 3) <= 1),
    past: new Set(person.noLonger.flatMap(({ demands }) => demands)),
  };
  personSides.set(person, side);
  return side;
}

/** One person, one opportunity, one day, and what the rules have found so far. */
export type Pair = {
  person: PersonProfile;
  opportunity: Opportunity;
  day: string;
  side: OpportunitySide;
  blocks: Block[];
  reasons: Reason[];
  unknowns: Unknown[];
  /** For the order of a list codes are enough; of what is left out of it nothing but obstacles is told. */
  tells: 'everything' | 'codes' | 'obstacles';
};

const nothing: Params = {};
/** Findings of a pair of which nobody reads the words: one of each kind for all. */
const plainReasons = Object.fromEntries(
  reasonCodes.map((code): [ReasonCode, Reason] => [code, { code, params: nothing }]),
) as Record<ReasonCode, Reason>;

function plainUnknowns(ask: Unknown['ask'], isEssential: boolean): Record<UnknownCode, Unknown> {
  const all = unknownCodes.map((code): [UnknownCode, Unknown] => [
    code,
    { code, ask, isEssential, params: nothing },
  ]);
  return Object.fromEntries(all) as Record<UnknownCode, Unknown>;
}

const plain = {
  person: { essential: plainUnknowns('person', true), other: plainUnknowns('person', false) },
  host: { essential: plainUnknowns('host', true), other: plainUnknowns('host', false) },
};

export function block(
  pair: Pair,
  code: Block['code'],
  params: Params = {},
  repairs: readonly Repair[] = [],
): void {
  pair.blocks.push({ code, params, repairs });
}

export function because(pair: Pair, code: Reason['code'], params: Params = {}): void {
  if (pair.tells === 'obstacles') return;
  pair.reasons.push(pair.tells === 'codes' ? plainReasons[code] : { code, params });
}

export function askPerson(
  pair: Pair,
  code: UnknownCode,
  isEssential: boolean,
  params: Params = nothing,
): void {
  note(pair, code, 'person', isEssential, params);
}

export function askHost(pair: Pair, code: UnknownCode, isEssential: boolean, params: Params = nothing): void {
  note(pair, code, 'host', isEssential, params);
}

function note(
  pair: Pair,
  code: UnknownCode,
  ask: Unknown['ask'],
  isEssential: boolean,
  params: Params,
): void {
  if (pair.tells === 'obstacles') return;
  pair.unknowns.push(
    pair.tells === 'codes'
      ? plain[ask][isEssential ? 'essential' : 'other'][code]
      : { code, ask, isEssential, params },
  );
}
