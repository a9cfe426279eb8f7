import * as z from 'zod';
import { line } from './person.ts';

/** 受入条件確認書（覚書）: the headings of practice.md §7.0 step 8, in the order of the paper. */
export const memorandumParts = {
  role: '役割・すること',
  notDone: 'しないこと・させないこと',
  days: '曜日・時間・場所',
  care: '配慮すること',
  watch: '見守り・声かけのお願い',
  insurance: '保険',
  money: '費用・謝礼・交通費',
  emergency: '緊急のときの連絡',
  stop: 'やめるとき・休むとき',
  recall: '枠を返すときの予告',
  secrecy: '守秘の約束',
  others: 'その他',
} as const;
export type MemorandumPart = keyof typeof memorandumParts;

const parts = Object.fromEntries(
  Object.entries(memorandumParts).map(([part, label]) => [part, line(label, 1000)]),
) as Record<MemorandumPart, ReturnType<typeof line>>;

export const memorandumShape = z.object({
  v: z.literal(1),
  ...parts,
  recallNoticeDays: z
    .number({ error: '予告の日数を、30のように書いてください' })
    .int('予告の日数を、30のように書いてください')
    .min(0, '予告の日数は0日からです')
    .max(366, '予告の日数は366日までです'),
});
export type MemorandumContent = z.output<typeof memorandumShape>;

export const emptyMemorandum: MemorandumContent = {
  v: 1,
  role: '',
  notDone: '',
  days: '',
  care: '',
  watch: '',
  insurance: '',
  money: '',
  emergency: '',
  stop: '',
  recall: '',
  secrecy: '',
  others: '',
  recallNoticeDays: 30,
};
