import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** ★見られた変化 (国報告項目, practice.md §1.5(5)). */
export const changeCodes = {
  housing: '住まいの安定',
  medical: '受診の開始',
  health: '健康の改善',
  certificate: '手帳の取得',
  motivation: '意欲の向上',
  self_esteem: '自己肯定感',
  less_isolated: '孤立の解消',
  going_out: '外出の増加',
  talks_outside: '家族以外と話す',
  rhythm: '生活リズム',
  family: '家族関係',
  household_money: '家計の改善',
  debt: '債務の整理',
  school: '就学・登校',
  training: '訓練の開始',
  semi_work: '中間的就労',
  work: '一般就労',
  role: '役割を得た',
  supporting: '支える側になった',
  other: 'その他',
  none: '変化なし',
} as const;

export const judgements = {
  continue: '継続',
  replan: '再プラン',
  close: '終結',
  pause: '中断',
} as const;
export type Judgement = keyof typeof judgements;

/** 目標の達成 (Goal Attainment Scaling, −2…+2). The paper's 0–4 is the same scale with 2 added. */
export const goalLevels = {
  '-2': 'めざした姿より、ずっと手前',
  '-1': '少し手前',
  '0': 'めざした姿になった',
  '1': 'めざした以上',
  '2': 'めざした以上、はるかに',
} as const;
export type GoalLevel = keyof typeof goalLevels;

const text = (label: string, most = 4000) => line(label, most);

/** モニタリング・評価シート: three voices apart, counts from attendance, and no number that stands alone. */
export const evaluationContentShape = z.object({
  v: z.literal(1),
  planned: z.number().int().min(0).nullable(),
  came: z.number().int().min(0).nullable(),
  absences: text('欠席のようす', 1000),
  goals: z.array(
    z.object({
      goalId: z.uuid(),
      words: text('目標', 500),
      level: z.enum(codesOf(goalLevels)).nullable(),
      note: text('ようす', 1000),
    }),
  ),
  personWords: text('本人のことば'),
  hostWords: text('受入先の声'),
  workerView: text('支援者の見立て'),
  changes: z.array(z.enum(codesOf(changeCodes))),
  changesNote: text('変化のようす', 1000),
  reason: text('判定の理由', 2000),
  after: text('終結後の主担当・見守り・また来るめやす', 2000),
});
export type EvaluationContent = z.output<typeof evaluationContentShape>;
