import * as z from 'zod';
import { recurrenceRuleShape } from './hours.ts';
import { resourceConditionsShape } from './resource-conditions.ts';

const text = (label: string, most: number) => z.string().max(most, `${label}は${most}字までです`);
const whole = '数字で書いてください';

/** What an activity says of itself. Who it was begun with stands in activity_case alone, never here. */
export const activityShape = z.object({
  name: text('名まえ', 200).refine((typed) => typed.trim() !== '', { error: '名まえを書いてください' }),
  nameKana: text('ふりがな', 200),
  summary: text('何をするか', 5000),
  concepts: z.array(z.string().max(40)).max(32),
  organizationId: z.uuid('団体を選び直してください').nullable(),
  placeId: z.uuid('場所を選び直してください').nullable(),
  areaId: z.uuid('地区を選び直してください').nullable(),
  rule: recurrenceRuleShape.nullable(),
  minutes: z.int(whole).min(15, '15分より長く書いてください').max(1440, '24時間までです').nullable(),
  firstOn: z.iso.date('日付を、令和8年11月24日のように書いてください').nullable(),
  capacity: z.int(whole).min(1, '1人より多く書いてください').max(999, '999人までです').nullable(),
  feeYen: z.int(whole).min(0, '0か正の数字で書いてください').max(1_000_000, '百万円までです').nullable(),
  ledBy: text('世話役', 200),
  firstSupport: text('はじめの手伝い', 1000),
  fading: text('手伝いの減らしかた', 1000),
  conditions: resourceConditionsShape,
});
export type ActivityWords = z.output<typeof activityShape>;

export const activityLabels: Record<keyof ActivityWords, string> = {
  name: '名まえ',
  nameKana: 'ふりがな',
  summary: '何をするか',
  concepts: 'すること・相手',
  organizationId: '団体',
  placeId: '場所',
  areaId: '地区',
  rule: 'いつ',
  minutes: '1回の長さ',
  firstOn: 'はじめる日',
  capacity: '定員',
  feeYen: '参加費（1回）',
  ledBy: '世話役',
  firstSupport: 'はじめの手伝い',
  fading: '手伝いの減らしかた',
  conditions: '条件',
};

/** The same three parts in which somebody's own support may lead here (activity_case.part). */
export const activityParts = { lead: '講師・世話役', assistant: '助手', participant: '参加者' } as const;
export type ActivityPart = keyof typeof activityParts;
export const activityPartCodes = Object.keys(activityParts) as ActivityPart[];

/** 役の型: what one part does here, how many are needed, and under which entry of the register it can be asked for. */
export const activityRoleShape = z.object({
  part: z.enum(activityPartCodes as [ActivityPart, ...ActivityPart[]]),
  name: text('役の名', 60).refine((typed) => typed.trim() !== '', { error: '役の名を書いてください' }),
  does: text('すること', 500).default(''),
  needed: z.int(whole).min(0).max(999).nullable().default(null),
  resourceId: z.uuid().nullable().default(null),
});
export type ActivityRole = z.output<typeof activityRoleShape>;
export const activityRolesShape = z.array(activityRoleShape).max(12);

/** What stands there until somebody writes their own. */
export const roleTemplates: readonly ActivityRole[] = [
  {
    part: 'lead',
    name: '講師',
    does: '段取りを決め、やり方を教える。座ったままでもできる形を選ぶ',
    needed: 1,
    resourceId: null,
  },
  {
    part: 'assistant',
    name: '助手',
    does: '道具を運ぶ、切る、配る。講師のとなりにいる',
    needed: 1,
    resourceId: null,
  },
  {
    part: 'participant',
    name: '参加者',
    does: '来て、いっしょにする。休む日があってよい',
    needed: null,
    resourceId: null,
  },
];

export const carriedBys = {
  with_us: 'わたしたちといっしょに',
  on_its_own: '自分たちで続いている',
} as const;
export type CarriedBy = keyof typeof carriedBys;
