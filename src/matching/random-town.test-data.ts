import {
  contactCodes,
  disclosureCodes,
  documentCodes,
  eligibilityCodes,
  exitCodes,
  leaderCodes,
  meansCodes,
  stepCodes,
  supportCodes,
} from '#domain/condition-codes.ts';
import {
  blankOpportunity,
  blankPerson,
  opportunityKindCodes,
  skillLevels,
  type Opportunity,
  type PersonProfile,
} from '#domain/conditions.ts';
import { demandCodes, levels, type DemandCode } from '#domain/demand-codes.ts';
import {
  anyTime,
  hoursOn,
  normalHours,
  weeklyRule,
  type RecurrenceRule,
  type WeeklyHours,
} from '#domain/hours.ts';

/** The day of all random towns. */
export const townDay = '2026-11-24';

/** Numbers that look like chance: a property is tried with seeds, and a seed that fails shows the same town again. */
export type Chance = {
  between: (least: number, most: number) => number;
  holds: (share: number) => boolean;
  oneOf: <T>(values: readonly T[]) => T;
  someOf: <T>(values: readonly T[], most: number) => T[];
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const oneOf = <T>(values: readonly T[]): T => values[between(0, values.length - 1)] as T;
  return {
    between,
    holds: (share) => next() < share,
    oneOf,
    someOf: (values, most) => [...new Set(Array.from({ length: between(0, most) }, () => oneOf(values)))],
  };
}

/** Among them headings, what is modal, demands of communities, and one that the vocabulary no longer knows. */
const topics = [
  'a.cook',
  'a.food',
  'a.menu',
  'a.pc',
  'a.craft',
  'a.patrol',
  'a.child',
  'a.animal',
  'a.teach',
  'a.drive',
  'q.careful',
  'n.isolated',
  'x.gone',
];
const phrases = [
  '料理をしたい',
  '料理の会',
  '食器を洗う',
  '楽器を弾く',
  '茶を点てる',
  '茶会の手伝い',
  '名簿をパソコンで打ち直す',
  'パソコン教室',
  'センターの受付',
  '通学路の見守り',
  '子どもの顔が見たい',
  '座って話す',
  '縁が丘市の職員室で参加費を集める',
  '夜の見回り',
  '𠮷野の木で組む',
  'くわしくは https://example.jp/茶 か cha@example.jp',
  'ＰＣ　の　設定',
  '',
];
const days = [0, 1, 2, 3, 4, 5, 6];
/** So few that demands and tolerances meet; firm ones and others. */
const someDemands: readonly DemandCode[] = [
  'phone',
  'crowd',
  'alcohol',
  'stairs',
  'standing',
  'heavy',
  'night',
  'speed',
  'real_name',
];

function textOf(chance: Chance): string {
  return chance.someOf(phrases, 3).join('。');
}

function saidOf(chance: Chance): { text: string; concepts: string[] } {
  return { text: textOf(chance), concepts: chance.someOf(topics, 2) };
}

function several<T>(chance: Chance, most: number, make: () => T): T[] {
  return Array.from({ length: chance.between(0, most) }, make);
}

function hoursOf(chance: Chance): WeeklyHours {
  if (chance.holds(0.06)) return anyTime;
  if (chance.holds(0.03)) return [];
  // Ends before it begins: through the night, and on Sunday into Monday.
  const spans = several(chance, 2, () => {
    const from = chance.between(0, 47) * 30;
    return hoursOn(
      chance.someOf(days, 5),
      from,
      chance.holds(0.8) ? Math.min(1440, from + 30 * chance.between(1, 12)) : chance.between(0, 47) * 30,
    );
  });
  const minutes = chance.between(400, 900);
  return normalHours([
    ...spans.flat(),
    ...hoursOn([chance.oneOf(days)], minutes, minutes + chance.between(20, 300)),
  ]);
}

function ruleOf(chance: Chance): RecurrenceRule {
  const until = chance.holds(0.1) ? { until: chance.oneOf(['2026-11-23', '2026-11-24', '2027-01-01']) } : {};
  const clock = { start: chance.between(10, 30) * 30, end: chance.between(20, 47) * 30 };
  const often = { school: 'any' as const, onHolidays: 'off' as const, except: [], ...until };
  if (chance.holds(0.7)) return { ...weeklyRule(hoursOf(chance)), ...until };
  if (chance.holds(0.3))
    return { kind: 'nth_weekday', nths: [2], days: [chance.oneOf(days)], ...clock, ...often };
  if (chance.holds(0.3)) return { kind: 'day_of_month', dates: [5], ...clock, ...often };
  if (chance.holds(0.5)) return { kind: 'dates', dates: ['2026-12-01', '2026-12-06'], ...clock, ...often };
  return { kind: 'irregular', note: '都度', ...often };
}

function pointOf(chance: Chance): { lat: number; lon: number } {
  // Some on the same spot, most a few kilometres apart, a few in another prefecture.
  const spread = chance.oneOf([0, 0.01, 0.03, 0.08, 4]);
  const off = (): number => (chance.between(-1000, 1000) / 1000) * spread;
  return { lat: 34.41 + off(), lon: 138.615 + off() };
}

function demandsOf(chance: Chance, most: number): Partial<Record<DemandCode, 0 | 1 | 2 | 3>> {
  const codes = [
    ...chance.someOf(someDemands, most),
    ...(chance.holds(0.1) ? [chance.oneOf(demandCodes)] : []),
  ];
  return Object.fromEntries(codes.map((code) => [code, chance.oneOf(levels)]));
}

/** A field that may be absent: nobody asked. */
function maybe<T>(chance: Chance, share: number, make: () => T): T | undefined {
  return chance.holds(share) ? make() : undefined;
}

/** Without fields that have no value, as JSON would have it. */
function told<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

function reachOf(chance: Chance): PersonProfile['reach'] {
  return told({
    means: chance.someOf(meansCodes, 2),
    maxKm: maybe(chance, 0.6, () => chance.oneOf([0, 0.5, 1, 2, 3, 8, 100])),
    maxMinutes: maybe(chance, 0.4, () => chance.oneOf([0, 15, 40])),
    home: maybe(chance, 0.75, () => pointOf(chance)),
    remoteOnly: maybe(chance, 0.1, () => chance.holds(0.5)),
    acceptsLift: maybe(chance, 0.4, () => chance.holds(0.6)),
    liftMaxKm: maybe(chance, 0.2, () => chance.oneOf([0, 2, 15])),
  }) as PersonProfile['reach'];
}

export function randomPerson(chance: Chance): PersonProfile {
  const refused = (): PersonProfile['avoid'][number] => ({
    text: textOf(chance),
    concepts: chance.someOf(topics, 1),
    demands: chance.someOf(someDemands, 1),
  });
  const flags = <Code extends string>(codes: readonly Code[], most: number): Partial<Record<Code, boolean>> =>
    Object.fromEntries(chance.someOf(codes, most).map((code) => [code, chance.holds(0.6)])) as Partial<
      Record<Code, boolean>
    >;
  return told({
    ...blankPerson(),
    age: maybe(chance, 0.7, () => chance.between(5, 90)),
    strengths: several(chance, 3, () =>
      told({ ...saidOf(chance), level: maybe(chance, 0.6, () => chance.oneOf(skillLevels)) }),
    ),
    wishes: several(chance, 3, () => saidOf(chance)),
    ownWords: maybe(chance, 0.4, () => textOf(chance)),
    noLonger: several(chance, chance.oneOf([0, 0, 3]), refused),
    avoid: several(chance, chance.oneOf([0, 0, 0, 1]), refused),
    tolerance: demandsOf(chance, 5),
    supports: [
      ...chance.someOf(supportCodes, 2),
      ...(chance.holds(0.3) ? ['pickup' as const, 'watch' as const] : []),
    ],
    hours: maybe(chance, 0.7, () => [...hoursOf(chance)]),
    sessionMaxMinutes: maybe(chance, 0.5, () => chance.oneOf([30, 45, 60, 90, 120, 300])),
    timesPerWeekMax: maybe(chance, 0.3, () => chance.between(1, 7)),
    reach: reachOf(chance),
    groupMax: maybe(chance, 0.5, () => chance.oneOf([null, 1, 3, 10, 50])),
    contact: maybe(chance, 0.6, () => chance.someOf(contactCodes, 2)),
    documents: flags(documentCodes, 3),
    eligibility: flags(eligibilityCodes, 5),
    feeMaxYen: maybe(chance, 0.6, () => chance.oneOf([null, 0, 300, 1000])),
    noise: maybe(chance, 0.5, () => chance.oneOf(levels)),
    steps: chance.someOf(stepCodes, 2),
    ledBy: maybe(chance, 0.3, () => chance.someOf(leaderCodes, 4)),
    exit: maybe(chance, 0.4, () => chance.oneOf(exitCodes)),
    disclosure: maybe(chance, 0.3, () => chance.oneOf(disclosureCodes)),
    unread: maybe(chance, 0.1, () => [{ text: '朝は待つ', isLimit: chance.holds(0.5) }]),
  }) as PersonProfile;
}

function windowOf(chance: Chance): Opportunity['windows'][number] {
  return told({
    rule: ruleOf(chance),
    capacity: maybe(chance, 0.8, () => chance.oneOf([null, 0, 1, 1, 2, 5])),
    validUntil: maybe(chance, 0.2, () => chance.oneOf(['2026-11-01', '2026-11-23', townDay, '2027-03-31'])),
  }) as Opportunity['windows'][number];
}

export function randomOpportunity(chance: Chance, id: string): Opportunity {
  const supports = chance.someOf(supportCodes, 12);
  const count = (): number => chance.oneOf([0, 1, 5]);
  const rare = (share: number): true | undefined => maybe(chance, share, () => true);
  return told({
    ...blankOpportunity(id, chance.oneOf(opportunityKindCodes)),
    name: chance.oneOf(phrases),
    text: textOf(chance),
    properNames: maybe(chance, 0.2, () => ['縁が丘市']),
    concepts: chance.someOf(topics, 3),
    hostWishes: several(chance, chance.oneOf([0, 2]), () => saidOf(chance)),
    requires: several(chance, chance.oneOf([0, 0, 3]), () => saidOf(chance)),
    demands: demandsOf(chance, 3),
    supports,
    lacks: chance.holds(0.7) ? chance.someOf(supportCodes, 4) : chance.someOf(supports, 2),
    windows: several(chance, 3, () => windowOf(chance)),
    formal: maybe(chance, 0.15, () => ({
      capacity: 10,
      contracted: count(),
      pending: chance.oneOf([0, 0, 1]),
      reserve: count(),
      guests: count(),
    })),
    formalReserved: maybe(chance, 0.1, () => chance.holds(0.4)),
    minSessionMinutes: maybe(chance, 0.6, () => chance.oneOf([0, 30, 45, 60, 90, 180])),
    allowsShort: maybe(chance, 0.4, () => chance.holds(0.5)),
    group: maybe(chance, 0.6, () => chance.oneOf([null, 0, 1, 2, 5, 15, 200])),
    ageMin: maybe(chance, 0.6, () => chance.oneOf([null, null, 6, 18, 65])),
    ageMax: maybe(chance, 0.6, () => chance.oneOf([null, null, 12, 64, 130])),
    documents: maybe(chance, 0.5, () => chance.someOf(documentCodes, 1)),
    eligibility: maybe(chance, 0.5, () =>
      chance.someOf(eligibilityCodes, 1).map((code) => told({ code, approver: rare(0.2) && '課長' })),
    ) as Opportunity['eligibility'],
    feeYen: maybe(chance, 0.6, () => chance.oneOf([0, 0, 200, 500, 3000])),
    contact: maybe(chance, 0.6, () => chance.someOf(contactCodes, 3)),
    noise: maybe(chance, 0.5, () => chance.oneOf(levels)),
    step: maybe(chance, 0.3, () => chance.oneOf(stepCodes)),
    ledBy: maybe(chance, 0.4, () => chance.oneOf(leaderCodes)),
    exit: maybe(chance, 0.4, () => chance.oneOf(exitCodes)),
    unread: maybe(chance, 0.1, () => [{ text: '雨なら休む', isLimit: chance.holds(0.5) }]),
    isRemote: maybe(chance, 0.1, () => chance.holds(0.5)),
    at: maybe(chance, 0.75, () => pointOf(chance)),
    distanceKm: maybe(chance, 0.15, () => chance.oneOf([0, 0.4, 2, 7.9, 8.1, 30])),
    checkedOn: maybe(chance, 0.6, () => chance.oneOf(['2024-01-01', '2026-03-01', '2026-11-01'])),
    nextCheckOn: maybe(chance, 0.2, () => chance.oneOf(['2026-11-01', '2027-01-01'])),
    closedOn: maybe(chance, 0.06, () => chance.oneOf(['2026-11-23', townDay, '2026-11-25'])),
    barred: rare(0.03),
  }) as Opportunity;
}

/** An offer against which nothing stands that could not be changed, as far as the offer itself goes. */
export function mildOpportunity(chance: Chance, id: string): Opportunity {
  const { closedOn: _closed, barred: _barred, formal: _formal, ...one } = randomOpportunity(chance, id);
  const hours = chance.holds(0.5) ? anyTime : hoursOf(chance);
  return {
    ...one,
    kind: 'activity',
    formalReserved: false,
    ageMin: null,
    ageMax: null,
    eligibility: [],
    documents: [],
    distanceKm: chance.oneOf([0, 1, 3, 6]),
    windows: chance.holds(0.8) ? [{ rule: weeklyRule(hours), capacity: chance.oneOf([0, 1, 1, 3]) }] : [],
  };
}

export function randomTown(chance: Chance, size: number): Opportunity[] {
  return Array.from({ length: size }, (_, at) => randomOpportunity(chance, `o${(at * 7919) % 1000}`));
}
