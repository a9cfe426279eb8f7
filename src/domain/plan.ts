import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** 区分 (国報告項目). */
export const planKinds = {
  participation: '参加支援',
  coordination: '多機関協働（重層プラン）',
  outreach: 'アウトリーチ',
} as const;
export type PlanKind = keyof typeof planKinds;

export const planLineStates = {
  not_yet: 'これから',
  going: 'つづけている',
  done: 'できた',
  changed: 'かえた',
  dropped: 'やめた',
} as const;

export const planSteps = {
  '': 'まだ決めない',
  visit: '見学から',
  trial: '体験から',
  regular: '定期に',
} as const;

const text = (label: string, most = 2000) => line(label, most);
const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** 短期目標: until when, and by what one will see that it is reached. The id stays, so that an evaluation can point at it. */
const goalShape = z.object({
  id: z.uuid(),
  words: text('目標', 500).refine((typed) => typed.trim() !== '', { error: '目標を書いてください' }),
  measure: text('どうなったら達成か', 500),
  until: day('期限').nullable(),
});
export type PlanGoal = z.output<typeof goalShape>;

/** 課題ごとの行: who does what. Person, family and town, agencies are three columns of the form (practice.md §1.5(3)). */
const lineShape = z.object({
  id: z.uuid(),
  issue: text('課題', 500).refine((typed) => typed.trim() !== '', { error: '課題を書いてください' }),
  goalId: z.uuid().nullable(),
  byPerson: text('本人がすること', 1000),
  byTown: text('家族・地域がすること', 1000),
  byAgencies: text('支援機関がすること', 1000),
  agencies: text('機関・担当・頻度', 500),
  from: day('期間のはじめ').nullable(),
  to: day('期間のおわり').nullable(),
  resources: text('使うもの（資源）', 500),
  state: z.enum(codesOf(planLineStates)),
});
export type PlanLine = z.output<typeof lineShape>;

/** 参加支援の欄. */
const participationShape = z.object({
  places: text('参加先', 1000),
  role: text('役割', 500),
  step: z.enum(codesOf(planSteps)),
  frequency: text('頻度', 200),
  startsOn: day('開始予定').nullable(),
  escort: text('同行・送迎', 500),
  care: text('配慮すること', 2000),
  askedOfHost: text('受入先への依頼', 2000),
  insurance: text('保険', 500),
  money: text('費用・謝金', 500),
  stopRule: text('中止の条件', 1000),
  emergency: text('緊急のときの連絡', 500),
});
export type PlanParticipation = z.output<typeof participationShape>;

/** プランシート (practice.md §1.5(3)): what an agreement locks. Nothing known only from a 支援会議 may stand in it (invariant 1). */
export const planContentShape = z.object({
  v: z.literal(1),
  wishedLife: text('本人の望む暮らし', 4000),
  longGoal: text('長期目標', 2000),
  goals: z.array(goalShape).max(20, '短期目標は20までです'),
  lines: z.array(lineShape).max(40, '行は40までです'),
  participation: participationShape,
  sharedWith: text('参加する機関と情報共有の範囲', 2000),
  monitoring: text('モニタリングの時期・頻度', 500),
  nextMeeting: text('次回の会議', 500),
});
export type PlanContent = z.output<typeof planContentShape>;

export const emptyPlanContent: PlanContent = {
  v: 1,
  wishedLife: '',
  longGoal: '',
  goals: [],
  lines: [],
  participation: {
    places: '',
    role: '',
    step: '',
    frequency: '',
    startsOn: null,
    escort: '',
    care: '',
    askedOfHost: '',
    insurance: '',
    money: '',
    stopRule: '',
    emergency: '',
  },
  sharedWith: '',
  monitoring: '',
  nextMeeting: '',
};
