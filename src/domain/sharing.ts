import * as z from 'zod';

/**
 * 待っている日の重み λ: how many points of fit, of a hundred, a town gives up to serve somebody one step earlier. A judgement of
 * value, so it has an author, a meeting, a reason and a day on which it is looked at again.
 */
export const weightCodes = ['0', '20', '40', '80', 'strict'] as const;
export type WeightCode = (typeof weightCodes)[number];
export const usualWeight: WeightCode = '40';

export const weightLabels: Record<WeightCode, string> = {
  '0': '0　待っている日は見ず、合い方だけで分ける',
  '20': '20　合い方を大事にし、待っている日も少し見る',
  '40': '40　両方を見る（ふつう）',
  '80': '80　待っている日を大事にする',
  strict: 'いつも、長く待っている人が先',
};

export const weightNames: Record<WeightCode, string> = {
  '0': '重み 0',
  '20': '重み 20',
  '40': '重み 40',
  '80': '重み 80',
  strict: 'いつも先',
};

/** How it is kept: a number, or none for 「いつも先」. */
export function pointsOf(code: WeightCode): number | null {
  return code === 'strict' ? null : Number(code);
}

export function strictnessOf(points: number | null): number | 'strict' {
  return points ?? 'strict';
}

export function weightNameOf(points: number | null): string {
  return points === null ? weightNames.strict : `重み ${points}`;
}

const weight = z.enum(weightCodes, '重みを、ひとつ選んでください');

export const proposalShape = z.object({
  weight,
  meetingId: z.union([z.literal('').transform(() => null), z.uuid('一覧から選んでください')]),
});
export type ProposalDraft = z.output<typeof proposalShape>;

export const sharingRuleShape = z.object({
  weight,
  meetingId: z.union([z.literal('').transform(() => null), z.uuid('一覧から選んでください')]),
  reason: z.string().trim().min(1, 'そう決めたわけを書いてください').max(1000, '1000字までです'),
  reviewOn: z.iso.date('見直す日を、令和9年4月1日のように書いてください'),
});
export type SharingRuleDraft = z.output<typeof sharingRuleShape>;

export const lineDecisions = {
  taken_up: '本人に話してみる',
  left: '今回は進めない',
} as const;
export type LineDecision = keyof typeof lineDecisions;

export const lineDecisionShape = z.object({
  decision: z.enum(['taken_up', 'left'], 'どうするか、ひとつ選んでください'),
  words: z.string().trim().max(1000, '1000字までです'),
});
export type LineDecisionDraft = z.output<typeof lineDecisionShape>;
