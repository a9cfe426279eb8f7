import { codesOf } from './person.ts';

/** 尺度. Measured at the start, at each evaluation and at the end; never a condition for support (practice.md §2.3). */
export const scales = {
  ladder: '社会参加の段',
  lsns6: 'つながりの尺度（LSNS-6）',
  ucla3: '孤独感の尺度（UCLA 3項目・内閣府の調査票）',
  loneliness_direct: '孤独感（直接の問い）',
  goal: '目標の達成',
} as const;
export type Scale = keyof typeof scales;
export const scaleCodes = codesOf(scales);

export const moments = { start: 'はじめ', evaluation: '評価', between: 'あいだ', end: 'おわり' } as const;
export type Moment = keyof typeof moments;
export const momentCodes = codesOf(moments);

export const answerers = {
  self: '本人が答えた',
  proxy: '代わりの人が答えた',
  worker: '支援者が見て答えた',
} as const;
export type Answerer = keyof typeof answerers;
export const answererCodes = codesOf(answerers);

/** Asked, and not wanted to be answered. As good as any answer, and no total comes of it. */
export const declined = 'declined';

export type ScaleAnswer = { value: string; label: string };
export type ScaleItem = { key: string; heading: string; wording: string };

/** A scale as it is put before somebody: its items with their words, the answers, and what becomes of them. */
export type ScaleForm = {
  scale: Scale;
  version: string;
  items: readonly ScaleItem[];
  answers: readonly ScaleAnswer[];
};

export type ScaleAnswers = Readonly<Record<string, string>>;

/** The answers as numbers, or undefined as soon as one is missing, declined or not among the allowed. */
export function numbersOf(form: ScaleForm, answers: ScaleAnswers): number[] | undefined {
  const allowed = new Set(form.answers.map(({ value }) => value));
  const numbers = form.items.map(({ key }) => {
    const answer = answers[key];
    return answer !== undefined && allowed.has(answer) ? Number(answer) : Number.NaN;
  });
  return numbers.some(Number.isNaN) ? undefined : numbers;
}

/** 欠けがあれば合計は出さない: the sum of all answers, or null. */
export function totalOf(form: ScaleForm, answers: ScaleAnswers): number | null {
  const numbers = numbersOf(form, answers);
  return numbers === undefined ? null : numbers.reduce((sum, number) => sum + number, 0);
}
