import { minutesText } from './candidate-summary.ts';
import { contactLabels, supportLabels } from './condition-codes.ts';
import type { PersonProfile } from './conditions.ts';
import { hoursText } from './hours-text.ts';

/** 「70代」. Nobody's exact age goes to a host before a name may. */
export function ageBand(age: number): string {
  if (age < 20) return '10代まで';
  return age >= 90 ? '90歳以上' : `${Math.floor(age / 10) * 10}代`;
}

/**
 * What a host is told in the first call, without a name (practice.md §7.0 step 6): an age band, when, and what has to be
 * there. No wish or strength in the person's own words, no illness, no place: those are the person's to tell.
 */
export function firstWordsToHost(profile: PersonProfile): { label: string; value: string }[] {
  const lines: [string, string | undefined][] = [
    ['年代', profile.age === undefined ? undefined : ageBand(profile.age)],
    ['来られそうな時間', profile.hours === undefined ? undefined : hoursText(profile.hours)],
    [
      '続けられる時間',
      profile.sessionMaxMinutes === undefined ? undefined : `${minutesText(profile.sessionMaxMinutes)}まで`,
    ],
    [
      '人数',
      typeof profile.groupMax === 'number' ? `いちどに${profile.groupMax}人くらいまでの場` : undefined,
    ],
    ['お願いしたいこと', listed(profile.supports.map((code) => supportLabels[code]))],
    ['連絡のしかた', listed((profile.contact ?? []).map((code) => contactLabels[code]))],
  ];
  return lines.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

function listed(parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : parts.join('、');
}
