import { contactLabels, meansLabels, supportLabels } from './condition-codes.ts';
import type { PersonProfile } from './conditions.ts';
import { demandLabels } from './demand-codes.ts';
import { hoursText } from './hours-text.ts';

/** `value` absent: nobody asked, and the page says so instead of leaving the line out. What was said stands a line each. */
export type SummaryLine = { label: string; value?: string };

export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}分`;
  return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`;
}

export function feeText(yen: number): string {
  return yen === 0 ? '無料なら' : `1回 ${yen.toLocaleString('ja-JP')}円まで`;
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join('、');
}

function when({ hours, sessionMaxMinutes, timesPerWeekMax }: PersonProfile): string | undefined {
  return joined([
    hours === undefined ? undefined : hoursText(hours),
    sessionMaxMinutes === undefined ? undefined : `${minutesText(sessionMaxMinutes)}まで`,
    timesPerWeekMax === undefined ? undefined : `週${timesPerWeekMax}回まで`,
  ]);
}

function howFar({ reach }: PersonProfile): string | undefined {
  if (reach.remoteOnly === true) return '家から出ずに';
  const means = reach.means.map((code) => meansLabels[code]).join('・');
  return joined([
    means === '' ? undefined : means,
    reach.maxMinutes === undefined ? undefined : `${reach.maxMinutes}分くらい`,
    reach.maxKm === undefined ? undefined : `${reach.maxKm}kmくらい`,
    reach.acceptsLift === true ? '送り迎えがあれば遠くへも' : undefined,
  ]);
}

/** One below the other: what was said has commas of its own. */
function textsOf(said: readonly { text: string }[]): string | undefined {
  return said.length === 0 ? undefined : said.map(({ text }) => text).join('\n');
}

/** The conditions that a search stood on, as one reads them to the person. The essential ones stay when unasked. */
export function profileSummary(profile: PersonProfile): SummaryLine[] {
  const hard = Object.entries(profile.tolerance)
    .filter(([, level]) => level <= 1)
    .map(([code]) => demandLabels[code as keyof typeof demandLabels]);
  const lines: { label: string; value: string | undefined; isEssential?: boolean }[] = [
    { label: '願い', value: textsOf(profile.wishes), isEssential: true },
    { label: '強み', value: textsOf(profile.strengths), isEssential: true },
    { label: 'したくない', value: textsOf(profile.avoid) },
    { label: 'もうできない', value: textsOf(profile.noLonger) },
    { label: 'つらいこと', value: joined(hard) },
    { label: '動ける時間', value: when(profile), isEssential: true },
    { label: '行ける範囲', value: howFar(profile), isEssential: true },
    {
      label: '人数',
      value: typeof profile.groupMax === 'number' ? `${profile.groupMax}人くらいまで` : undefined,
    },
    { label: '要る支え', value: joined(profile.supports.map((code) => supportLabels[code])) },
    { label: '連絡', value: joined((profile.contact ?? []).map((code) => contactLabels[code])) },
    {
      label: '出せる費用',
      value: typeof profile.feeMaxYen === 'number' ? feeText(profile.feeMaxYen) : undefined,
    },
  ];
  return lines.flatMap(({ label, value, isEssential }) => {
    if (value !== undefined) return [{ label, value }];
    return isEssential ? [{ label }] : [];
  });
}
