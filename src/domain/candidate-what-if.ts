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
  lift: { label: '送り迎えがあれば', group: 'way' },
  car: { label: '車に乗れたら', group: 'way' },
  bus: { label: 'バスに乗れたら', group: 'way' },
  home: { label: '外へも出られたら', group: 'way' },
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

function goFarther(
  profile: PersonProfile,
  means: PersonProfile['reach']['means'][number],
  km: number,
): PersonProfile {
  const { remoteOnly: _, ...reach } = profile.reach;
  // Minutes that were said stay said: the same ten minutes reach farther on a bus than on foot.
  const isInMinutes = reach.maxKm === undefined && reach.maxMinutes !== undefined;
  return {
    ...profile,
    reach: {
      ...reach,
      means: [...new Set([...reach.means, means])],
      ...(isInMinutes ? {} : { maxKm: Math.max(reach.maxKm ?? 0, km) }),
    },
  };
}

function changed(profile: PersonProfile, change: WhatIf): PersonProfile {
  switch (change) {
    case 'morning':
      return addHours(profile, hoursOn(workdays, clock(9), clock(12)));
    case 'afternoon':
      return addHours(profile, hoursOn(workdays, clock(13), clock(17)));
    case 'evening':
      return addHours(profile, hoursOn(workdays, clock(17), clock(20)));
    case 'weekend':
      return addHours(profile, hoursOn([5, 6], clock(9), clock(17)));
    case 'longer':
      return profile.sessionMaxMinutes === undefined
        ? profile
        : { ...profile, sessionMaxMinutes: Math.max(120, profile.sessionMaxMinutes) };
    case 'lift':
      return {
        ...profile,
        reach: { ...profile.reach, acceptsLift: true, liftMaxKm: Math.max(8, profile.reach.liftMaxKm ?? 0) },
      };
    case 'car':
      return goFarther(profile, 'car', 10);
    case 'bus':
      return goFarther(profile, 'bus', 5);
    case 'home': {
      if (profile.reach.remoteOnly !== true) return profile;
      const { remoteOnly: _, ...reach } = profile.reach;
      return { ...profile, reach };
    }
    case 'companion':
      return { ...profile, supports: profile.supports.filter((code) => !brought.has(code)) };
    case 'group':
      return typeof profile.groupMax === 'number'
        ? { ...profile, groupMax: Math.max(10, profile.groupMax) }
        : profile;
    case 'sound':
      return profile.noise === undefined ? profile : { ...profile, noise: 3 };
    case 'fee':
      return { ...profile, feeMaxYen: null };
  }
}

/** The profile as it would be. The stored one is not touched. */
export function applyWhatIfs(profile: PersonProfile, asked: readonly WhatIf[]): PersonProfile {
  return asked.reduce(changed, profile);
}

/** Those that would change anything for this person: the others are not offered. */
export function possibleWhatIfs(profile: PersonProfile): WhatIf[] {
  const before = JSON.stringify(profile);
  return whatIfCodes.filter((code) => JSON.stringify(changed(profile, code)) !== before);
}
