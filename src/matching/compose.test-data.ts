import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { hoursOn, weeklyRule, type WeeklyHours } from '#domain/hours.ts';
import type { Lead } from './compose-lead.ts';
import { composeTown, type ComposeTown, type PlaceOffer, type Wish } from './compose-town.ts';
import { recipeTable } from './recipes.ts';

export const composeDay = '2026-11-24';
export const noHolidays = () => false;
export const [morning, afternoon, evening] = [
  (days: number[]): WeeklyHours => hoursOn(days, 9 * 60, 12 * 60),
  (days: number[]): WeeklyHours => hoursOn(days, 13 * 60, 17 * 60),
  (days: number[]): WeeklyHours => hoursOn(days, 18 * 60, 20 * 60 + 30),
];

export function someone(fields: Partial<PersonProfile>): Lead {
  const profile: PersonProfile = {
    ...blankPerson(),
    reach: { means: ['walk', 'bus'], maxKm: 3 },
    sessionMaxMinutes: 180,
    groupMax: null,
    noise: 3,
    contact: ['face', 'via'],
    feeMaxYen: null,
    ...fields,
  };
  return { kind: 'person', profile, waitingDays: 60 };
}

export function voice(
  id: string,
  words: string,
  fields: Partial<Wish> & { asked?: Partial<Opportunity> } = {},
): Wish {
  const { asked, ...rest } = fields;
  const opportunity = { ...blankOpportunity(id, 'wish'), text: words, checkedOn: '2026-11-16', ...asked };
  return { opportunity, words, owner: '川端自治会', sharing: 'yes', helpers: [], ...rest };
}

export function spot(
  id: string,
  name: string,
  hours: WeeklyHours,
  fields: Partial<Opportunity> = {},
): PlaceOffer {
  const opportunity: Opportunity = {
    ...blankOpportunity(id, 'space', name),
    windows: [{ rule: weeklyRule(hours), capacity: 20 }],
    distanceKm: 1,
    demands: { stairs: 0 },
    noise: 0,
    checkedOn: '2026-11-05',
    nextCheckOn: '2027-05-05',
    ...fields,
  };
  return { opportunity, where: name.split(' ')[0] ?? name, taken: [] };
}

export function townWith(wishes: readonly Wish[], places: readonly PlaceOffer[]): ComposeTown {
  return composeTown(wishes, places, recipeTable, composeDay);
}

/** The man of practice.md §7.A1: cook for 31 years, left side paralysed. Invented like everybody here. */
export const cook = someone({
  age: 58,
  strengths: [{ text: '和食の調理 31年', concepts: ['a.cook'], level: 'professional' }],
  wishes: [{ text: '料理を、もう一度人の役に立てたい', concepts: ['a.cook', 'n.role'] }],
  noLonger: [
    { text: 'もうお店では調理を行うことができない', concepts: ['a.cook'], demands: ['speed', 'long_shift'] },
  ],
  tolerance: { standing: 1, heavy: 0, fine_hand: 1, conversation: 2, voice_required: 2, planning: 2 },
  hours: morning([5]),
});
export const menWish = voice('v-men', '男の人が集まる理由が、うちの地区にはない', {
  asked: { concepts: ['a.menonly', 't.men'] },
});
export const kitchen = spot('p-kitchen', '川端公民館 調理室', hoursOn([5], 600, 780), {
  text: '調理台4、いす式1',
});
