import {
  assistanceStates,
  certificateStates,
  householdKinds,
  housingKinds,
  marriageKinds,
  taxKinds,
  workStates,
} from './sheet-choices.ts';

/** `line` and `text` are written; a table of labels is chosen from. */
type BoxKind = 'line' | 'text' | Readonly<Record<string, string>>;
type Box = { label: string; kind: BoxKind };
export type BoxGroup = { title: string; item: 'participation' | 'health' | 'economy' | 'family' };

/** 基本・補足の欄 of インテーク・アセスメントシート: the item of consent opens a group as a whole (practice.md §1.5(2)). */
export const boxGroups = {
  household: { title: '世帯', item: 'family' },
  housing: { title: '住まい', item: 'economy' },
  health: { title: '健康', item: 'health' },
  certificates: { title: '障害・介護', item: 'health' },
  economy: { title: '経済', item: 'economy' },
  work: { title: '就労・学歴', item: 'participation' },
} as const satisfies Record<string, BoxGroup>;
export type BoxGroupCode = keyof typeof boxGroups;

const line = (label: string): Box => ({ label, kind: 'line' });
const text = (label: string): Box => ({ label, kind: 'text' });

const household = {
  householdKind: { label: '世帯類型', kind: householdKinds },
  marriage: { label: '婚姻', kind: marriageKinds },
  keyPerson: line('キーパーソン'),
} satisfies Record<string, Box>;

const housing = {
  housingKind: { label: '種別', kind: housingKinds },
  rent: line('家賃'),
  guarantor: line('保証人'),
  homeCondition: text('住環境（ごみ・設備）'),
} satisfies Record<string, Box>;

const health = {
  complaint: line('主訴'),
  illness: line('病名'),
  doctor: line('主治医'),
  medicine: line('服薬'),
  treatment: line('受診の状況'),
  body: text('身体機能（麻痺側・歩行・立位や座位の時間・補装具）'),
  senses: line('視力・聴力'),
  cognition: line('認知'),
  allergy: line('アレルギー'),
  medicalCare: line('医療的注意'),
  infection: line('感染症'),
  rhythm: line('睡眠・生活リズム'),
} satisfies Record<string, Box>;

/** Each with a box for 等級・区分・年月 beside it. */
export const certificates = {
  physical: '身体障害者手帳',
  intellectual: '療育手帳',
  mental: '精神障害者保健福祉手帳',
  supportClass: '障害支援区分',
  medicalAid: '自立支援医療',
  rareDisease: '難病',
  careLevel: '要介護認定',
} as const;
export type CertificateCode = keyof typeof certificates;

/** A row of 職歴. */
export const jobColumns = { Period: '期間', Trade: '業種', Post: '職種', Leaving: '離職理由' } as const;
export type JobColumn = keyof typeof jobColumns;
export const jobRows = [1, 2, 3, 4, 5] as const;

const economy = {
  income: line('収入（種別・額）'),
  pension: line('年金'),
  allowance: line('手当'),
  assistance: { label: '生活保護', kind: assistanceStates },
  savings: line('預貯金'),
  debts: line('債務'),
  arrears: line('滞納'),
  moneyKeeping: line('金銭管理'),
  tax: { label: '課税区分', kind: taxKinds },
} satisfies Record<string, Box>;

const work = {
  workState: { label: '就労状況', kind: workStates },
  qualification: line('資格'),
  licence: line('運転免許'),
  schooling: line('最終学歴'),
  atSchool: line('在学・登校状況'),
} satisfies Record<string, Box>;

type CertificateBox = `${CertificateCode}State` | `${CertificateCode}Note`;
type JobBox = `job${(typeof jobRows)[number]}${JobColumn}`;
export type BoxCode =
  | keyof typeof household
  | keyof typeof housing
  | keyof typeof health
  | 'services'
  | CertificateBox
  | keyof typeof economy
  | keyof typeof work
  | JobBox;

const certificateBoxes = Object.entries(certificates).flatMap(([code, label]): [string, Box][] => [
  [`${code}State`, { label, kind: certificateStates }],
  [`${code}Note`, line(`${label}　内容`)],
]);
const jobBoxes = jobRows.flatMap((row) =>
  Object.entries(jobColumns).map(([column, label]): [string, Box] => [
    `job${row}${column}`,
    line(`職歴${row}　${label}`),
  ]),
);

const inGroup = (group: BoxGroupCode, boxes: readonly [string, Box][]) =>
  boxes.map(([code, box]) => [code, { ...box, group }]);

export const sheetBoxes = Object.fromEntries([
  ...inGroup('household', Object.entries(household)),
  ...inGroup('housing', Object.entries(housing)),
  ...inGroup('health', Object.entries(health)),
  ...inGroup('certificates', [...certificateBoxes, ['services', text('利用中のサービス')]]),
  ...inGroup('economy', Object.entries(economy)),
  ...inGroup('work', [...Object.entries(work), ...jobBoxes]),
]) as Record<BoxCode, Box & { group: BoxGroupCode }>;
export const boxCodes = Object.keys(sheetBoxes) as BoxCode[];

/** The item of consent that a box opens with. */
export function itemOfBox(code: BoxCode): BoxGroup['item'] {
  return boxGroups[sheetBoxes[code].group].item;
}

const prefix = 'box.';

/** How a box stands among the concepts of a fact: what is written in it is a fact like any other, with its basis. */
export function boxConcept(code: BoxCode): string {
  return `${prefix}${code}`;
}

/** The box that a fact fills, if it fills one. */
export function boxOf(concepts: readonly string[]): BoxCode | undefined {
  const concept = concepts.find((one) => one.startsWith(prefix))?.slice(prefix.length);
  return boxCodes.find((code) => code === concept);
}

/** What a box says: the words, or the label of what was chosen. */
export function boxWords(code: BoxCode, typed: string): string {
  const { kind } = sheetBoxes[code];
  return typeof kind === 'string' ? typed : (kind[typed] ?? '');
}

/** The choice behind the words of a box; '' where it is none of the form's. */
export function boxChoice(code: BoxCode, words: string): string {
  const { kind } = sheetBoxes[code];
  if (typeof kind === 'string') return '';
  return Object.entries(kind).find(([, label]) => label === words)?.[0] ?? '';
}

/** How many letters a box takes. */
export function mostLetters(code: BoxCode): number {
  return sheetBoxes[code].kind === 'text' ? 2000 : 300;
}
