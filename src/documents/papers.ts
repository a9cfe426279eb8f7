import type { PaperSetting } from '#domain/paper-setting.ts';

/**
 * The papers of a case in the order of the work (practice.md §1.5 (1)–(5), (7), (8), (9)). `reader` is who gets the paper in
 * their hands: what a host or a neighbour reads carries no more than the person let be said (invariant 4).
 */
type Kind = {
  title: string;
  formNumber: string;
  reader: 'office' | 'person' | 'host' | 'watcher' | 'agency';
  /** Has a 決裁欄. */
  isApproved: boolean;
  /** Belongs to one マッチング, of which a case may have several. */
  ofPlacement: boolean;
};

const office = { reader: 'office', isApproved: true, ofPlacement: false } as const;
const placed = { reader: 'office', isApproved: true, ofPlacement: true } as const;
const handed = { isApproved: false, ofPlacement: true } as const;

export const paperKinds = {
  intake: { title: '相談受付・申込票', formNumber: '様式第1号の1', ...office },
  'intake-unconsented': { title: '相談受付票（本人同意なし）', formNumber: '様式第1号の2', ...office },
  assessment: { title: 'インテーク・アセスメントシート', formNumber: '様式第2号', ...office },
  plan: { title: '支援プランシート', formNumber: '様式第3号', ...office },
  notes: { title: '支援経過記録', formNumber: '様式第4号', ...office },
  evaluation: { title: 'モニタリング・評価シート', formNumber: '様式第5号', ...office },
  sounding: { title: '受入打診票', formNumber: '様式第6号', reader: 'host', ...handed },
  visits: { title: '見学・体験記録', formNumber: '様式第7号', ...placed },
  memorandum: { title: '受入条件確認書（覚書）', formNumber: '様式第8号', reader: 'host', ...handed },
  'care-sheet': { title: '配慮シート', formNumber: '様式第9号', reader: 'host', ...handed },
  watch: { title: '見守り依頼票', formNumber: '様式第10号', reader: 'watcher', ...handed },
  attendance: { title: '出欠・活動報告', formNumber: '様式第11号', ...placed },
  money: { title: '謝礼・交通費台帳', formNumber: '様式第12号', ...placed },
  incident: { title: '事故・ヒヤリ報告', formNumber: '様式第13号', ...office },
  loans: { title: '貸与票・受領書', formNumber: '様式第14号', reader: 'host', ...handed },
  insurance: { title: '保険加入記録', formNumber: '様式第15号', ...placed },
  closure: { title: '終結の記録', formNumber: '様式第16号', ...office },
  'closure-notice': {
    title: '終結連絡票',
    formNumber: '様式第17号',
    reader: 'agency',
    isApproved: false,
    ofPlacement: false,
  },
  handover: { title: '引継書', formNumber: '様式第18号', ...office },
  consent: {
    title: '個人情報の取扱い・情報共有同意書',
    formNumber: '様式第19号',
    reader: 'person',
    isApproved: false,
    ofPlacement: false,
  },
  withdrawal: {
    title: '情報共有同意撤回届',
    formNumber: '様式第20号',
    reader: 'person',
    isApproved: false,
    ofPlacement: false,
  },
} as const satisfies Record<string, Kind>;

export type PaperKind = keyof typeof paperKinds;
export const paperKindCodes = Object.keys(paperKinds) as PaperKind[];

/** 様式番号 and 決裁欄 in the style of an 要綱, where the municipality has not written its own. */
export const usualPapers: PaperSetting = {
  formNumbers: Object.fromEntries(paperKindCodes.map((kind) => [kind, paperKinds[kind].formNumber])),
  posts: ['課長', '係長', '担当'],
  approvedKinds: paperKindCodes.filter((kind) => paperKinds[kind].isApproved),
};

export const paperReaders = {
  office: '庁内・機関の控え',
  person: '本人',
  host: '受入先',
  watcher: '見守る人',
  agency: '引き継ぐ機関',
} as const satisfies Record<Kind['reader'], string>;
