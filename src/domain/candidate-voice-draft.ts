import { minutesText } from './candidate-summary.ts';
import { supportLabels } from './condition-codes.ts';
import type { PersonProfile } from './conditions.ts';

function groupText(groupMax: number | null | undefined): string | undefined {
  if (groupMax === undefined || groupMax === null || groupMax > 20) return undefined;
  return groupMax === 1 ? 'ひとりでできる' : `${groupMax}人くらいまで`;
}

/** The form that would suit, said in conditions only: no age, no illness, no place, nothing of the person's story. */
export function voiceForm(profile: PersonProfile): string[] {
  const parts = [
    groupText(profile.groupMax),
    profile.sessionMaxMinutes === undefined ? undefined : `1回${minutesText(profile.sessionMaxMinutes)}まで`,
    profile.noise === undefined || profile.noise > 1 ? undefined : '静か',
    profile.reach.remoteOnly === true ? '家でできる' : undefined,
    profile.contact?.length === 1 && profile.contact[0] === 'text' ? '文字のやりとりでよい' : undefined,
    ...profile.supports.slice(0, 3).map((code) => supportLabels[code]),
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}

/**
 * First words for 「声にする」. They are the person's wish and the form that would suit; whoever sends them reads and
 * changes them first.
 */
export function voiceDraftWords(profile: PersonProfile): string {
  const wish = profile.wishes.map(({ text }) => text.trim()).find((text) => text !== '');
  const form = voiceForm(profile);
  const first =
    wish === undefined
      ? '合う場や役割が、まちにまだありません。'
      : `「${wish.replace(/^[「『]|[」』]$/gu, '')}」に応える場や役割が、まちにまだありません。`;
  return form.length === 0 ? first : `${first}\nあるとよい形　${form.join('、')}`;
}
