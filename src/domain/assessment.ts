import * as z from 'zod';
import { personProfileShape, type PersonProfile } from './conditions.ts';
import { codesOf, line } from './person.ts';

export const outingLabels = {
  '': '聞いていない',
  daily: 'ほとんど毎日',
  several_weekly: '週に何回か',
  weekly: '週に1回くらい',
  monthly: '月に何回か',
  rarely: 'ほとんど出ない',
} as const;

export const distanceLabels = {
  '': '聞いていない',
  alone: '一人がよい',
  one_on_one: '一対一なら',
  small: '少ない人数なら',
  large: '大勢でもよい',
} as const;

export const disclosureLabels = {
  '': '聞いていない',
  anonymous: '名まえは出さない',
  family_name: '名字だけなら',
  full_name: '名まえを出してよい',
} as const;

/** 社会参加の段階 (practice.md §2.3). Up and down are both usual; nothing here is a test to pass. */
export const stageLabels = {
  '': 'まだ書かない',
  s0: '0　接触なし',
  s1: '1　家族・代わりの人を通して',
  s2: '2　本人と連絡がとれる',
  s3: '3　1対1で会う',
  s4: '4　場を見る・作ったものを出す',
  s5: '5　支えられて参加する',
  s6: '6　自分で続けて参加する',
  s7: '7　役割を担う・支える側になる',
} as const;

export const screeningLabels = {
  '': 'まだ決めない',
  informed: '情報を伝えて終了',
  passed_on: 'ほかの制度・機関へつなぐ',
  towards_consent: '同意にむけて続ける',
  before_plan: 'プランの前の支援',
  plan: 'プランをつくる',
  paused: '中断',
} as const;

const long = (label: string) => line(label, 4000);

/**
 * What is written in sentences. Illness, money and family are not among it: they are facts of their own kind, because an
 * agency to which only 「得意・願い」 is open reads this sheet (invariant 12 and the items of consent).
 */
export const answersShape = z.object({
  outings: z.enum(codesOf(outingLabels)).default(''),
  places: long('出かける先').default(''),
  talksWith: long('話す相手').default(''),
  lastTaking: long('さいきん加わったこと').default(''),
  praised: long('人にほめられたこと').default(''),
  distance: z.enum(codesOf(distanceLabels)).default(''),
  disclosure: z.enum(codesOf(disclosureLabels)).default(''),
  triggers: long('避けたほうがよい関わり方').default(''),
  work: long('仕事・資格・学校').default(''),
  goalPerson: long('本人の望み').default(''),
  wishFamily: long('家族の望み').default(''),
  viewWorker: long('支援者の見立て').default(''),
  /** A code of the default ladder, or the words of the town's own: a ladder may change, and what was written stays. */
  stage: line('社会参加の段階', 200).default(''),
  screening: z.enum(codesOf(screeningLabels)).default(''),
  screeningNote: long('つなぎ先・確かめた日').default(''),
});
export type AssessmentAnswers = z.output<typeof answersShape>;

export const answerLabels: Record<keyof AssessmentAnswers, string> = {
  outings: '出かける回数',
  places: '出かける先',
  talksWith: '話す相手',
  lastTaking: 'さいきん加わったこと',
  praised: '人にほめられたこと',
  distance: '人との距離',
  disclosure: '名まえを出してよいか',
  triggers: '避けたほうがよい関わり方',
  work: '仕事・資格・学校',
  goalPerson: '本人の望み',
  wishFamily: '家族の望み',
  viewWorker: '支援者の見立て',
  stage: '社会参加の段階',
  screening: 'これからの進め方',
  screeningNote: 'つなぎ先・確かめた日',
};

/** The typed conditions that a worker enters. Strengths, wishes, the two kinds of no and what was not read come from words. */
export const conditionsShape = personProfileShape.omit({
  v: true,
  age: true,
  strengths: true,
  wishes: true,
  noLonger: true,
  avoid: true,
  disclosure: true,
  unread: true,
});
export type Conditions = z.output<typeof conditionsShape>;

export function conditionsOf(profile: PersonProfile): Conditions {
  return conditionsShape.parse(profile);
}

export const refusals = { never: 'したくない', cannot: 'もうできない' } as const;
export type RefusalKind = keyof typeof refusals;
