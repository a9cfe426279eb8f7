import type { PersonProfile } from './conditions.ts';
import { hoursOn, unionHours, type WeeklyHours } from './hours.ts';

const workdays = [0, 1, 2, 3, 4];
const clock = (hour: number) => hour * 60;

/**
 * 「もしも」: loosens one condition, tries again, and forgets it. Each only opens; none touches what the person does not
 * want, for a veto has no 「もしも」. Nothing of it is ever written down.
 */
export const whatIfs = {
  morning: { label: '平日の午前も動けたら', group: 'time' },
  afternoon: { label: '平日の午後も動けたら', group: 'time' },
  evening: { label: '夕方（17–20時）も動けたら', group: 'time' },
  weekend: { label: '土日も動けたら', group: 'time' },
  longer: { label: '2時間続けられたら', group: 'time' },
  home: { label: '外へも出られたら', group: 'way' },
  lift: { label: '送り迎えがあれば', group: 'way' },
  car: { label: '車に乗れたら', group: 'way' },
  bus: { label: 'バスに乗れたら', group: 'way' },
  companion: { label: '支援員が付き添えば', group: 'support' },
  group: { label: '10人くらいの場でもよければ', group: 'support' },
  sound: { label: '音がしてもよければ', group: 'support' },
  fee: { label: '費用が出せたら', group: 'support' },
} as const satisfies Record<string, { label: string; group: 'time' | 'way' | 'support' }>;
export type WhatIf = keyof typeof whatIfs;
export const whatIfCodes = Object.keys(whatIfs) as WhatIf[];
export const whatIfGroups = { time: '時間', way: '行き方', support: '支え・場' } as const;

export function readWhatIfs(asked: readonly string[]): WhatIf[] {
  return whatIfCodes.filter((code) => asked.includes(code));
}

/** What a supporter who comes along brings with them. */
const brought = new Set([
  'watch',
  'voice',
  'accompany',
  'assistant',
  'mediate',
  'reminder',
  'visit',
  'informed_staff',
]);

function addHours(profile: PersonProfile, more: WeeklyHours): PersonProfile {
  // Hours nobody asked about stay unasked: one morning more would pass for all there is.
  if (profile.hours === undefined) return profile;
  return { ...profile, hours: unionHours(profile.hours, more) };
}

/** `km` in so many minutes by that means; both are raised, whichever of them was said. */
const ways = {
  lift: { km: 8, minutes: 24 },
  car: { km: 10, minutes: 30 },
  bus: { km: 5, minutes: 30 },
} as const;

function goFarther(profile: PersonProfile, by: keyof typeof ways): PersonProfile {
  const { reach } = profile;
  // Who stays at home is asked about going out first (`home`), not about the bus.
  if (reach.remoteOnly === true) return profile;
  const { km, minutes } = ways[by];
  const isInMinutes = reach.maxKm === undefined && reach.maxMinutes !== undefined;
  return {
    ...profile,
    reach: {
      ...reach,
      means: [...new Set([...reach.means, by])],
      ...(isInMinutes
        ? { maxMinutes: Math.max(reach.maxMinutes ?? 0, minutes) }
        : { maxKm: Math.max(reach.maxKm ?? 0, km) }),
    },
  };
}

type Change = (profile: PersonProfile) => PersonProfile;

const changes: Record<WhatIf, Change> = {
  morning: (profile) => addHours(profile, hoursOn(workdays, clock(9), clock(12))),
  afternoon: (profile) => addHours(profile, hoursOn(workdays, clock(13), clock(17))),
  evening: (profile) => addHours(profile, hoursOn(workdays, clock(17), clock(20))),
  weekend: (profile) => addHours(profile, hoursOn([5, 6], clock(9), clock(17))),
  longer: (profile) =>
    profile.sessionMaxMinutes === undefined
      ? profile
      : { ...profile, sessionMaxMinutes: Math.max(120, profile.sessionMaxMinutes) },
  // Who does not want to be driven by others has said so; that is no condition to be loosened.
  lift: (profile) => (profile.reach.acceptsLift === false ? profile : goFarther(profile, 'lift')),
  car: (profile) => goFarther(profile, 'car'),
  bus: (profile) => goFarther(profile, 'bus'),
  home: (profile) => {
    const { remoteOnly, ...reach } = profile.reach;
    return remoteOnly === true ? { ...profile, reach } : profile;
  },
  companion: (profile) => ({ ...profile, supports: profile.supports.filter((code) => !brought.has(code)) }),
  group: (profile) =>
    typeof profile.groupMax === 'number' ? { ...profile, groupMax: Math.max(10, profile.groupMax) } : profile,
  sound: (profile) => (profile.noise === undefined ? profile : { ...profile, noise: 3 }),
  fee: (profile) => ({ ...profile, feeMaxYen: null }),
};

/** The profile as it would be. The stored one is not touched. */
export function applyWhatIfs(profile: PersonProfile, asked: readonly WhatIf[]): PersonProfile {
  return asked.reduce((before, code) => changes[code](before), profile);
}

/** Those that would change anything for this person: the others are not offered. */
export function possibleWhatIfs(profile: PersonProfile): WhatIf[] {
  // Keys in the order of the alphabet: a change that changes nothing may still move them.
  const shape = (one: PersonProfile) =>
    JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const before = shape(profile);
  return whatIfCodes.filter((code) => shape(changes[code](profile)) !== before);
}
