import * as z from 'zod';
import { daysBetween } from './calendar-day.ts';
import { halfLabels, type Half } from './formal-capacity.ts';
import { formatDayNear } from './japanese-date.ts';
import { codesOf, line } from './person.ts';

/** Why a place is shut. On such a day nobody is absent. */
export const closureKinds = {
  weather: '大雨・暑さなど',
  host: '先方の都合',
  holiday: '休館日',
  infection: '感染症',
  other: 'その他',
} as const;
export type ClosureKind = keyof typeof closureKinds;

export const closedHalves = { '': '一日', am: '午前だけ', pm: '午後だけ' } as const;

/** A stretch on which one resource, or the whole town, is shut. */
export type Closure = { fromDay: string; toDay: string; half: string; kind: string; reason: string };

const longest = 92;

export const closureShape = z
  .object({
    fromDay: z.iso.date('はじめの日を、令和8年11月24日のように書いてください'),
    toDay: z.iso.date('おわりの日を、令和8年11月24日のように書いてください'),
    half: z.enum(codesOf(closedHalves), { error: '一日か、半日かを選んでください' }),
    kind: z.enum(codesOf(closureKinds), { error: 'わけを選んでください' }),
    reason: line('くわしく', 200),
  })
  .superRefine(({ fromDay, toDay }, context) => {
    const length = daysBetween(fromDay, toDay);
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['toDay'], message });
    if (length < 0) refuse('おわりの日が、はじめの日より前になっています');
    else if (length >= longest)
      refuse(`一度に書けるのは${longest}日までです。長い休みは、資源を休止にします`);
  });
export type ClosureDraft = z.output<typeof closureShape>;

export function closureOn(closures: readonly Closure[], day: string, half: Half): Closure | undefined {
  return closures.find(
    (closure) =>
      closure.fromDay <= day && day <= closure.toDay && (closure.half === '' || closure.half === half),
  );
}

/** 大雨・暑さなど（警報のため） */
export function closureText({ kind, reason }: Pick<Closure, 'kind' | 'reason'>): string {
  const label = closureKinds[kind as ClosureKind];
  return reason === '' ? label : `${label}（${reason}）`;
}

/** 12月1日（火）午前、12月1日–3日 */
export function closureTerm({ fromDay, toDay, half }: Closure, today: string): string {
  const from = formatDayNear(fromDay, today, { weekday: true });
  const term = fromDay === toDay ? from : `${from}から${formatDayNear(toDay, today, { weekday: true })}まで`;
  return half === '' ? term : `${term}　${halfLabels[half as Half]}`;
}
