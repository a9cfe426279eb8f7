import * as z from 'zod';
import { weeklyHoursShape } from './hours.ts';
import { resourceConditionsShape } from './resource-conditions.ts';

/** Whose word it is, by where it came from: never a person in need of support. */
export const voiceOrigins = {
  resident: '住民',
  organization: '団体',
  worker: '職員が聞いた',
  unmatched: '合う場がなかったことから',
} as const;
export type VoiceOrigin = keyof typeof voiceOrigins;
export const voiceOriginCodes = Object.keys(voiceOrigins) as VoiceOrigin[];

export const voiceStates = {
  open: '声のまま',
  taken_up: '動きだした',
  answered: 'かたちになった',
  resting: 'いったん置く',
} as const;
export type VoiceState = keyof typeof voiceStates;
export const voiceStateCodes = Object.keys(voiceStates) as VoiceState[];

/** Whether whoever said it lets it be told to others. What nobody asked about is told to nobody under a name. */
export const voiceSharings = {
  not_asked: 'まだ聞いていない',
  yes: '伝えてよい',
  no: '伝えないでほしい',
} as const;
export type VoiceSharing = keyof typeof voiceSharings;
export const voiceSharingCodes = Object.keys(voiceSharings) as VoiceSharing[];

/**
 * What a voice asks for, in the same conditions as a resource: what should be done, for how many, when, for whom. Absent
 * means that nobody asked. Kept in `voice.conditions`.
 */
export const voiceConditionsShape = resourceConditionsShape.extend({
  /** When it would suit those who asked. */
  hours: weeklyHoursShape.optional(),
  /** For whom: concepts of the vocabulary's target groups (男性, 子ども, …). */
  wanted: z.array(z.string().max(40)).max(16).default([]),
});
export type VoiceConditions = z.output<typeof voiceConditionsShape>;

export function blankVoiceConditions(): VoiceConditions {
  return voiceConditionsShape.parse({ v: 1 });
}

const text = (label: string, most: number) => z.string().max(most, `${label}は${most}字までです`);

export const townVoiceShape = z.object({
  words: text('ことば', 1000).refine((typed) => typed.trim() !== '', {
    error: '声にすることばを書いてください',
  }),
  scene: text('場面', 200),
  theme: text('テーマ', 100),
  areaId: z.uuid('地区を選び直してください').nullable(),
  organizationId: z.uuid('団体を選び直してください').nullable(),
  toldBy: text('だれの声か', 100),
  sharing: z.enum(voiceSharingCodes, { error: '伝えてよいかを選んでください' }),
});
export type TownVoice = z.output<typeof townVoiceShape>;

export const townVoiceLabels: Record<keyof TownVoice, string> = {
  words: 'ことば',
  scene: 'どこで聞いたか',
  theme: 'テーマ',
  areaId: '地区',
  organizationId: '団体',
  toldBy: 'だれの声か',
  sharing: 'ほかの人に伝えてよいか',
};

/** Still a wish of the town: something may grow from it. */
export function isStandingVoice(state: VoiceState): boolean {
  return state === 'open' || state === 'taken_up';
}
