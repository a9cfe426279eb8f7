import * as z from 'zod';
import { codesOf, line, toldAtOnce } from './person.ts';

export const intakeMethods = {
  visit: '来所',
  phone: '電話',
  home_visit: '訪問',
  mail: 'メール・SNS',
  meeting: '会議',
  letter: '文書',
} as const;
export type IntakeMethod = keyof typeof intakeMethods;

/** 相談経路 (国報告項目). */
export const intakeRoutes = {
  person: '本人',
  family: '家族',
  neighbour: '知人・近隣',
  welfare_commissioner: '民生委員',
  community_support_center: '地域包括支援センター',
  disability_consultation: '障害相談',
  child: 'こども・子育て',
  self_reliance: '自立相談支援',
  public_assistance: '生活保護',
  health_center: '保健所・保健センター',
  medical: '医療機関',
  school: '学校・教育委員会',
  police_fire: '警察・消防',
  hello_work: 'ハローワーク',
  council: '社会福祉協議会',
  npo: 'NPO・地域団体',
  outreach: 'アウトリーチで把握',
  other: 'その他',
} as const;

/** 相談内容 (国報告項目). */
export const intakeTopics = {
  health: '病気・健康・障害',
  mind: 'こころ',
  housing: '住まい',
  income: '収入・生活費',
  rent: '家賃・ローン',
  tax: '税・公共料金',
  debt: '債務',
  job_search: '仕事探し',
  job_worry: '仕事上の不安',
  community: '地域との関係',
  family: '家族関係',
  parenting: '子育て',
  care: '介護',
  withdrawn: 'ひきこもり',
  school_refusal: '不登校',
  young_carer: 'ヤングケアラー',
  violence: 'DV・虐待',
  no_food: '食べるものがない',
  home_condition: 'ごみ・住環境',
  place_to_be: '社会参加・居場所がほしい',
  role_wanted: 'ボランティア・役割がほしい',
  other: 'その他',
} as const;

/** 緊急性: any of these asks for an answer the same day. */
export const urgencies = {
  no_place_tonight: '今夜の寝る場所がない',
  no_food: '食べるものがない',
  self_harm: '自分や人を傷つけるおそれ',
  abuse: '虐待・DV',
  lifeline_cut: '電気・ガス・水道が止まっている',
  child_safety: '子どもの安全',
} as const;

export const personKnowsLabels = {
  unknown: 'わからない',
  knows: '知っている',
  does_not_know: '知らない',
  must_not_be_told: '伝えてはならない',
} as const;

export const consentStates = {
  given: 'あり',
  not_asked: 'なし（まだ聞いていない）',
  refused: '断られた',
  capacity_in_question: '判断する力に心配がある',
} as const;

const visitor = z.object({
  name: line('来た人の名まえ', 100),
  relation: line('続柄・機関', 100),
  contact: line('来た人の連絡先', 200),
});

const noConsent = z.object({
  reason: line('同意がとれない理由', 1000),
  anonymity: line('名を伏せる程度', 500),
  prospect: line('これからの見込み', 1000),
});

/** 相談受付・申込票 (practice.md §1.5(1)). What the state asks for is marked on the screen, from the same tables. */
export const intakeShape = z
  .object({
    receivedAt: z.date({ error: '受付の日時を書いてください' }),
    method: z.enum(codesOf(intakeMethods), { error: '受付のしかたを選んでください' }),
    route: z.enum(codesOf(intakeRoutes), { error: 'どこから来た相談かを選んでください' }),
    topics: z.array(z.enum(codesOf(intakeTopics))),
    mainTopic: z.enum(codesOf(intakeTopics)).or(z.literal('')),
    ownWords: line('具体的な内容', 20_000),
    otherVisitor: visitor.nullable(),
    personKnows: z.enum(codesOf(personKnowsLabels)),
    urgency: z.object({
      signs: z.array(z.enum(codesOf(urgencies))),
      action: line('すぐにしたこと', 2000),
    }),
    consentState: z.enum(codesOf(consentStates), { error: '同意のようすを選んでください' }),
    noConsent: noConsent.nullable(),
  })
  .superRefine(refuseContradictions, toldAtOnce);
export type IntakeDraft = z.output<typeof intakeShape>;

/** Runs beside what the fields lack, so any of them may still be missing. */
function refuseContradictions(intake: Partial<IntakeDraft>, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const { topics = [], mainTopic = '', urgency, consentState, noConsent } = intake;
  if (topics.length === 0) refuse('topics', '相談の内容を、ひとつ以上選んでください');
  if (topics.length > 0 && mainTopic !== '' && !topics.includes(mainTopic)) {
    refuse('mainTopic', 'いちばん困っていることは、選んだ相談内容のなかから選んでください');
  }
  if (urgency && urgency.signs.length > 0 && urgency.action.trim() === '') {
    refuse('urgencyAction', '急ぐしるしがあります。すぐにしたこと・頼んだ相手を書いてください');
  }
  const isOpen = codesOf(consentStates).some((code) => code === consentState && code !== 'given');
  if (isOpen && (noConsent?.reason ?? '').trim() === '') {
    refuse('noConsentReason', '同意がとれない理由を書いてください。支援会議で考えるときの手がかりになります');
  }
}
