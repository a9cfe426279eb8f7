/** For whom a thing is, by law or by its own rules. `formal` places are counted, never ticked (see formal-capacity). */
export const eligibilityLabels = {
  certificate: '受給者証・手帳が必要',
  certificate_or_age: '年齢または障害の要件',
  care_insurance: '介護保険の認定（要支援・要介護）',
  elder_only: '高齢者のみ',
  children_only: '子どものみ',
  mothers_only: '母親のみ',
  family_only: '世帯・夫婦のみ',
  members_only: '会員・信徒のみ',
  protection_only: '保護の必要な人のみ',
  no_housing_only: '住居のない人のみ',
  corporate: '法人契約のみ',
  residence: '市内（区域内）に住む人のみ',
  women_only: '女性のみ',
  men_only: '男性のみ',
  single_parent_only: 'ひとり親のみ',
} as const;
export type EligibilityCode = keyof typeof eligibilityLabels;
export const eligibilityCodes = Object.keys(eligibilityLabels) as EligibilityCode[];

/** Whoever has no decision of the law may not come, and who has one comes by it: nobody is asked to try. */
export function isStatutory(code: EligibilityCode): boolean {
  return code === 'care_insurance';
}

/** What has to be shown or held before somebody may take part. */
export const documentLabels = {
  driving_licence: '普通自動車免許',
  special_licence: '二種・中型・大型の免許',
  professional_licence: '資格・免許（保育士・看護師など）',
  benefit_certificate: '障害福祉サービス受給者証',
  disability_handbook: '障害者手帳',
  student_card: '学生証・在学',
  identity: '本人確認の書類',
  residence_card: '在留カード（就労できる資格）',
  health_check: '健康診断書',
  doctor_letter: '医師の意見書',
  parental_consent: '保護者の同意書',
  seal: '印かん・口座',
  pledge: '誓約書（守秘・子どもとの約束）',
} as const;
export type DocumentCode = keyof typeof documentLabels;
export const documentCodes = Object.keys(documentLabels) as DocumentCode[];

/** What a host offers, and what a person needs to be there. */
export const supportLabels = {
  adult: '相談できる大人がいる',
  anonymous: '匿名でよい',
  child_ok: '子連れ可',
  family_ok: '家族同伴可',
  female_staff: '女性の職員',
  hands: '手作業を代わる人がいる',
  informed_staff: '事情を知る担当者',
  lead: '主担当が別にいる',
  led: '進行・手ほどきは職員',
  leave: '途中で帰れる',
  manual: '手順書・掲示',
  meal: '食事つき',
  no_guarantor: '保証人不要',
  observe: '見学だけでよい',
  one_on_one: '一対一',
  oral: '口頭の説明',
  pair: '二人一組',
  pickup: '送迎あり',
  reminder: '前日の声かけ',
  rest: '休める場所',
  seat: '座ってできる',
  sibling: 'きょうだいも歓迎',
  single_seat: '一人席',
  text: '文字の連絡でよい',
  visit: '相談員・職員が訪れて見守る',
  voice_only: '音声のみ',
  wheelchair: '車いすで使える',
  step_free: '段差なし',
  step_fixable: '簡単に直せる段差',
  western_toilet: '洋式トイレ',
  wheelchair_toilet: '車いすで使えるトイレ',
  quiet: '静か',
  watch: '見守り',
  voice: '声かけ',
  accompany: '付き添い・同行',
  assistant: 'はじめの助手',
  short: '短い時間・少しずつ',
  mediate: '間に入る・連絡の代わり',
  sign: '手話・通訳',
  plain: 'やさしい日本語・ふりがな',
  large_print: '大きな字',
  childcare: '託児',
  bed: '泊まる部屋',
  online: 'オンラインで参加',
  fee_free: '無料・減免',
  pay: '謝礼・工賃',
  peer: '同じ立場の人',
  substitute: '休むとき代わりがいる',
} as const;
export type SupportCode = keyof typeof supportLabels;
export const supportCodes = Object.keys(supportLabels) as SupportCode[];

/** As a host is asked: by what it is that helps. Steps, toilets, leaving early and names are asked with their own topics. */
export const supportGroups = [
  {
    label: 'そばの人',
    codes: ['watch', 'voice', 'accompany', 'assistant', 'pair', 'one_on_one', 'hands', 'adult'],
  },
  {
    label: '職員・仲間',
    codes: ['led', 'lead', 'informed_staff', 'female_staff', 'visit', 'mediate', 'peer', 'substitute'],
  },
  {
    label: '伝え方',
    codes: ['manual', 'oral', 'text', 'plain', 'large_print', 'sign', 'voice_only', 'reminder'],
  },
  { label: '場所・過ごし方', codes: ['rest', 'seat', 'single_seat', 'quiet', 'short', 'observe', 'online'] },
  {
    label: '家族・食事・送迎・お金',
    codes: [
      'pickup',
      'meal',
      'bed',
      'child_ok',
      'family_ok',
      'sibling',
      'childcare',
      'fee_free',
      'pay',
      'no_guarantor',
    ],
  },
] as const satisfies readonly { label: string; codes: readonly SupportCode[] }[];

/** How people reach each other about it. */
export const contactLabels = {
  face: '会って',
  phone: '電話',
  text: '文字（メール・手紙）',
  video: '画面ごし',
  via: '支援員を通して',
} as const;
export type ContactCode = keyof typeof contactLabels;
export const contactCodes = Object.keys(contactLabels) as ContactCode[];

export const meansLabels = {
  walk: '徒歩',
  bicycle: '自転車',
  car: '自分の車',
  bus: 'バス',
  train: '電車',
  taxi: 'タクシー',
  lift: '送迎',
  home: '在宅',
} as const;
export type MeansCode = keyof typeof meansLabels;
export const meansCodes = Object.keys(meansLabels) as MeansCode[];

/** The ladder a person may climb or stay on. */
export const stepLabels = {
  home: '在宅・オンライン',
  lend: '作品・技を貸す',
  visit: '見学・体験',
  guest: '客として',
  small: '少人数・個別',
  helper: '手伝い',
  role: '役割を持つ',
  lead: '教える・主催する',
  training: '訓練',
  job: '雇用',
} as const;
export type StepCode = keyof typeof stepLabels;
export const stepCodes = Object.keys(stepLabels) as StepCode[];

/** Who sees to it that it goes on: it decides whether somebody can simply come and be there. */
export const leaderLabels = {
  staff: '職員・支援者が進める',
  teacher: '講師・先生が進める',
  residents: '地域の世話役が進める',
  turns: '参加者が交代で進める',
  nobody: '進める人はいない（思い思いに）',
  newcomer: '来る人に進めてもらう',
} as const;
export type LeaderCode = keyof typeof leaderLabels;
export const leaderCodes = Object.keys(leaderLabels) as LeaderCode[];

/** How one stops coming, freest first: the order is what the rule compares. */
export const exitLabels = {
  anytime: 'いつでもやめられる',
  notice: '前もって言えばやめられる',
  term: '決まった期間は続ける',
} as const;
export type ExitCode = keyof typeof exitLabels;
export const exitCodes = Object.keys(exitLabels) as ExitCode[];

/** How far a name goes, and with it what is borne of 「本名を出す」 and 「公開」 while nobody asked about these. */
export const disclosureCodes = ['anonymous', 'family_name', 'full_name'] as const;
export type DisclosureCode = (typeof disclosureCodes)[number];
