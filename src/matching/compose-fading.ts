import type { Composition, FadingStep } from '#domain/composition.ts';
import type { SupportLevel } from '#domain/support-level.ts';
import type { Lead } from './compose-lead.ts';
import type { Composed } from './compose.ts';

type Plan = readonly { from: number; to: number | null; level: SupportLevel; words: string }[];

/** The first, and what it says at the third session: the next helper comes from among those who take part. */
const fromDoing: Plan = [
  { from: 1, to: 2, level: 'does_with', words: '助手として、いっしょにする' },
  { from: 3, to: 5, level: 'beside', words: '後ろにいる。参加する人の中から、次の助手をさがす' },
  { from: 6, to: 8, level: 'on_call', words: '呼ばれたら行く。助手は参加した人がする' },
  { from: 9, to: null, level: 'none', words: '入らない。月に一度、電話で聞く' },
];
const fromBeside: Plan = [
  { from: 1, to: 2, level: 'beside', words: 'そばにいて、始めと終わりを見る' },
  { from: 3, to: 5, level: 'on_call', words: '呼ばれたら行く。参加する人の中から、次の助手をさがす' },
  { from: 6, to: null, level: 'none', words: '入らない。月に一度、電話で聞く' },
];

/** What has to change, or what nobody knows about the person yet, is met by somebody at the side at first. */
function planOf({ evaluation }: Composed, lead: Lead): Plan {
  const isOpen = evaluation.unknowns.some(({ code }) => code === 'demand_of_person' || code === 'no_longer');
  return lead.kind === 'person' && (evaluation.repairs.length > 0 || isOpen) ? fromDoing : fromBeside;
}

/** Counted in sessions, dated by the first days: it is reviewed with both sides, and steps back up are as usual as down. */
export function fadingOf(composed: Composed, lead: Lead, dates: readonly string[]): FadingStep[] {
  return planOf(composed, lead).map((step) => ({ ...step, onDay: dates[step.from - 1] ?? null }));
}

export function fadingWords(steps: Composition['fading']): { first: string; fading: string } {
  const [first, ...rest] = steps;
  return { first: first?.words ?? '', fading: rest.map(({ words }) => words).join(' → ') };
}
