import { eligibilityCodes, supportCodes } from '#domain/condition-codes.ts';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { addDays } from '#domain/calendar-day.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { minutesPerDay, normalHours, weeklyRule } from '#domain/hours.ts';
import { concepts } from '#matching/vocabulary.ts';
import { chanceFrom, type Chance } from './chance.ts';

/** The day on which every invented town is looked at. */
export const benchDay = '2026-11-24';
/** The middle of the invented towns: open sea. A town is about 16 km wide. */
export const middle = { lat: 34.41, lon: 138.615 };

const activities = concepts.filter((concept) => concept.facet === 'A' && concept.synonyms.length > 0);
const kinds = ['activity', 'role', 'space', 'request', 'goods'] as const;
const levels = [0, 0, 1, 1, 1, 2, 2, 3] as const;
const places = [
  '公民館',
  '集会所',
  '畑',
  '商店会',
  '小学校',
  '寺',
  '空き店舗',
  '作業所',
  '図書室',
  '川べりの広場',
];
const phrases = [
  '静かに手を動かす',
  '来た人から始める',
  'お茶を出す',
  '話さなくてよい',
  '二人一組で歩く',
  '道具はある',
];

function pointNear(chance: Chance): { lat: number; lon: number } {
  const spread = (): number => (chance.next() + chance.next() - 1) * 0.08;
  return { lat: middle.lat + spread(), lon: middle.lon + spread() };
}

/** One span a day at most, so that windows never touch: what a window offers is one run. */
function spans(chance: Chance, days: number, least: number, most: number): { from: number; to: number }[] {
  return chance.someOf([0, 1, 2, 3, 4, 5, 6], days).map((day) => {
    const from = day * minutesPerDay + chance.between(14, 38) * 30;
    return { from, to: from + chance.between(least, most) * 30 };
  });
}

function windowsOf(chance: Chance): Opportunity['windows'] {
  if (chance.holds(0.03)) return [];
  return spans(chance, chance.between(1, 3), 2, 8).map((span) => ({
    rule: weeklyRule(normalHours([span])),
    ...(chance.holds(0.2) ? {} : { capacity: chance.holds(0.25) ? 0 : chance.between(1, 10) }),
    ...(chance.holds(0.3) ? { validUntil: addDays(benchDay, chance.between(-20, 300)) } : {}),
  }));
}

/** An invented offer. Some fields are left open, as in every real register. */
function inventOpportunity(chance: Chance, index: number): Opportunity {
  const done = chance.someOf(activities, chance.between(1, 4));
  const words = done.map((concept) => chance.oneOf(concept.synonyms));
  return {
    ...blankOpportunity(`o${String(index).padStart(6, '0')}`, chance.oneOf(kinds)),
    name: `${chance.oneOf(places)}の${words[0] ?? ''}`,
    text: `${words.join('、')}。${chance.someOf(phrases, 2).join('。')}。`,
    concepts: done.map((concept) => concept.id),
    demands: Object.fromEntries(
      chance.someOf(demandCodes, chance.between(3, 9)).map((code) => [code, chance.oneOf(levels)]),
    ),
    supports: chance.someOf(supportCodes, chance.between(0, 5)),
    lacks: chance.someOf(supportCodes, chance.between(0, 2)),
    windows: windowsOf(chance),
    ...(chance.holds(0.75) ? { minSessionMinutes: chance.oneOf([30, 60, 60, 90, 120]) } : {}),
    ...(chance.holds(0.3) ? { allowsShort: true } : {}),
    ...(chance.holds(0.85) ? { group: chance.between(1, 20) } : {}),
    ...(chance.holds(0.9)
      ? { ageMin: chance.oneOf([null, null, null, 18, 18, 40, 60, 65]), ageMax: null }
      : {}),
    ...(chance.holds(0.8)
      ? { eligibility: chance.holds(0.7) ? [] : [{ code: chance.oneOf(eligibilityCodes) }] }
      : {}),
    ...(chance.holds(0.8) ? { documents: [], feeYen: chance.oneOf([0, 0, 0, 100, 500]) } : {}),
    ...(chance.holds(0.8) ? { contact: chance.someOf(['face', 'phone', 'text', 'via'] as const, 3) } : {}),
    ...(chance.holds(0.8) ? { noise: chance.oneOf([0, 1, 1, 2, 3] as const) } : {}),
    ...(chance.holds(0.97) ? { at: pointNear(chance) } : {}),
    ...(chance.holds(0.8) ? { checkedOn: addDays(benchDay, -chance.between(0, 400)) } : {}),
    ...(chance.holds(0.03) ? { closedOn: addDays(benchDay, -chance.between(0, 100)) } : {}),
  };
}

/** The same town for the same size and seed. */
export function inventTown(size: number, seed = 20_261_124): Opportunity[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: size }, (_, index) => inventOpportunity(chance, index));
}

/** Invented people whose time, reach and limits are known as far as an assessment tells them. */
export function inventPeople(count: number, seed = 41): PersonProfile[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => inventPerson(chance));
}

function inventPerson(chance: Chance): PersonProfile {
  const said = (): { text: string; concepts: string[] } => {
    const concept = chance.oneOf(activities);
    return { text: `${chance.oneOf(concept.synonyms)}をしたい`, concepts: [concept.id] };
  };
  const isVetoing = chance.holds(0.4);
  return {
    ...blankPerson(),
    age: chance.between(16, 88),
    wishes: Array.from({ length: chance.between(1, 3) }, said),
    strengths: Array.from({ length: chance.between(1, 3) }, () => ({
      ...said(),
      level: chance.oneOf(['hobby', 'good', 'professional'] as const),
    })),
    avoid: isVetoing ? [{ ...said(), demands: chance.someOf(demandCodes, 1) }] : [],
    tolerance: Object.fromEntries(
      chance
        .someOf(demandCodes, chance.between(6, 16))
        .map((code) => [code, chance.oneOf([0, 1, 2, 2, 3] as const)]),
    ),
    supports: chance.someOf(supportCodes, chance.between(0, 3)),
    hours: normalHours(spans(chance, chance.between(3, 6), 4, 10)),
    sessionMaxMinutes: chance.oneOf([60, 90, 120, 180, 240]),
    reach: { means: ['walk'], maxKm: chance.oneOf([1, 2, 3, 5, 8]), home: pointNear(chance) },
    groupMax: chance.oneOf([3, 6, 12, null]),
    contact: chance.someOf(['face', 'phone', 'text', 'via'] as const, 3),
    eligibility: Object.fromEntries(
      chance.someOf(eligibilityCodes, chance.between(2, 8)).map((code) => [code, chance.holds(0.4)]),
    ),
    feeMaxYen: chance.oneOf([0, 300, 1000, null]),
    noise: chance.oneOf([1, 2, 3] as const),
  };
}
