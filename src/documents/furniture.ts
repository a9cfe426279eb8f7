import { describeBirth, writeBirth } from '#domain/birth-date.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { PaperSetting } from '#domain/paper-setting.ts';
import { genders, voicemails, type BornPrecision } from '#domain/person.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { box, labelOf, ticks } from './boxes.ts';
import type { Block, Cell, Name, Paper } from './paper.ts';
import { paperKinds, usualPapers, type PaperKind } from './papers.ts';

/** Whose paper it is and who prints it. */
export type Issue = {
  municipality: string;
  /** The agency of the one who prints. */
  agency: string;
  printedBy: string;
  printedAt: Date;
  /** 作成日 (YYYY-MM-DD): the day of the record, or of printing when there is none. */
  madeOn: string;
  /** 様式番号 and 決裁欄 where the municipality has its own rule. */
  setting?: PaperSetting;
};

/** The head of a person, typed once and carried to every paper (practice.md §1.5). */
export type PaperPerson = {
  /** 人の番号. */
  number: string;
  /** As typed; the name somebody goes by while unnamed. */
  name: string;
  /** ふりがな; '' when not known. */
  kana: string;
  /** 通称・別の表記. */
  alternativeName: string;
  gender: string;
  bornOn: string | null;
  bornPrecision: string;
};

/** How a person is reached. `hidden` says why nothing is printed; the rest is '' then (invariant 3). */
export type PaperContact = {
  hidden: '' | 'protected' | 'closed';
  /** 支援措置 is on, also where somebody named for it opened the address with a reason. */
  isProtected: boolean;
  postcode: string;
  address: string;
  buildingNote: string;
  phone: string;
  phone2: string;
  voicemail: string;
  callHours: string;
  callAs: string;
  phoneNote: string;
  email: string;
  preferredContact: string;
};

export const hiddenWords = {
  '': '',
  protected: '（支援措置により、印字しません）',
  closed: '（見られる範囲の外のため、印字しません）',
} as const;

export function nameBox(person: Pick<PaperPerson, 'name' | 'kana'>): Name {
  return { kind: 'name', name: person.name, kana: person.kana };
}

function birthWords(person: PaperPerson, on: string): string {
  const birth = { bornOn: person.bornOn, bornPrecision: person.bornPrecision as BornPrecision };
  return person.bornOn === null
    ? ''
    : `${writeBirth(birth, on)}${person.bornPrecision === 'day' ? '生' : ''}`;
}

function ageWords(person: PaperPerson, on: string): string {
  const birth = { bornOn: person.bornOn, bornPrecision: person.bornPrecision as BornPrecision };
  return person.bornOn === null ? '' : describeBirth(birth, on).replace(/（.*$/, '');
}

/** 氏名 with ふりがな above, number, gender, birth and age. */
export function personRows(person: PaperPerson, on: string): Cell[][] {
  return [
    [box('氏名', nameBox(person), { share: 2 }), box('番号', person.number, { labelWidth: 18 })],
    [
      box('性別', ticks(genders, person.gender), { share: 2 }),
      box('通称など', person.alternativeName, { labelWidth: 18 }),
    ],
    [
      box('生年月日', birthWords(person, on), { share: 2 }),
      box('年齢', ageWords(person, on), { labelWidth: 18 }),
    ],
  ];
}

/** The short head of papers whose form has no more than the name. */
export function shortPersonRow(person: Pick<PaperPerson, 'name' | 'kana' | 'number'>): Cell[] {
  return [box('氏名', nameBox(person), { share: 2 }), box('番号', person.number, { labelWidth: 18 })];
}

export function addressWords(contact: PaperContact): string {
  if (contact.hidden !== '') return hiddenWords[contact.hidden];
  const postcode = contact.postcode === '' ? '' : `〒${contact.postcode}`;
  return [postcode, contact.address, contact.buildingNote].filter((part) => part !== '').join('　');
}

/** What a hidden contact may say of a telephone or mail: nothing, and why. */
export function contactWords(
  contact: PaperContact,
  field: 'phone' | 'phone2' | 'callHours' | 'callAs' | 'phoneNote' | 'email',
): string {
  return contact.hidden === '' ? contact[field] : hiddenWords[contact.hidden];
}

/** かけ方 in one box, for papers whose form has no more room for it. */
export function callWords(contact: PaperContact): string {
  if (contact.hidden !== '') return hiddenWords[contact.hidden];
  const { voicemail, callHours, callAs, phoneNote } = contact;
  return [
    voicemail === '' ? '' : `留守電に${labelOf(voicemails, voicemail)}`,
    callHours,
    callAs === '' ? '' : `名のり方：${callAs}`,
    phoneNote,
  ]
    .filter((part) => part !== '')
    .join('、');
}

type Rest = {
  blocks: readonly Block[];
  running: string;
  sub?: string;
  addressee?: string;
  note?: string;
};

const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The head of further pages is one line: the whole name stands on the first. */
function oneLine(words: string): string {
  const all = Array.from(letters.segment(words), ({ segment }) => segment);
  return all.length > 34 ? `${all.slice(0, 33).join('')}…` : words;
}

/** A paper of that kind, with the furniture that all share. */
export function furnish(kind: PaperKind, issue: Issue, rest: Rest): Paper {
  const { title } = paperKinds[kind];
  const { formNumbers, posts, approvedKinds } = issue.setting ?? usualPapers;
  const printedOn = tokyoDay(issue.printedAt);
  return {
    formNumber: formNumbers[kind] ?? '',
    title,
    sub: rest.sub ?? '',
    municipality: issue.municipality,
    agency: issue.agency,
    addressee: rest.addressee ?? '',
    note: rest.note ?? '',
    running: oneLine(rest.running),
    caution: '取扱注意',
    approval: approvedKinds.includes(kind) ? posts : [],
    madeOn: formatJapaneseDate(issue.madeOn),
    createdOn: issue.madeOn,
    printed: `出力　${formatJapaneseDate(printedOn)} ${tokyoTime(issue.printedAt)}　${issue.printedBy}`,
    blocks: rest.blocks,
  };
}
