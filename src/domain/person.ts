import * as z from 'zod';
import { fullName } from './person-name.ts';

export const genders = {
  '': '聞いていない',
  female: '女',
  male: '男',
  other: 'その他',
  not_said: '答えない',
} as const;
export type Gender = keyof typeof genders;

export const bornPrecisions = {
  day: '年月日まで',
  month: '年と月まで',
  year: '年だけ',
  about: 'およそ',
  unknown: 'わからない',
} as const;
export type BornPrecision = keyof typeof bornPrecisions;

/** Why an address is shown or not. The lock is 支援措置 (practice.md §6.1); the row keeps it, not the screen. */
export const preferredContacts = {
  '': '聞いていない',
  face: '会って',
  phone: '電話',
  mail: 'メール',
  letter: '手紙',
  proxy: 'まわりの人を通して',
} as const;

/** A line of text as typed: never trimmed or normalised, because names must come back bit for bit (invariant 13). */
export const line = (label: string, most: number) => z.string().max(most, `${label}は${most}字までです`);

/** What contradicts itself is told together with what is missing: nobody is sent back twice for one form. */
export const toldAtOnce = { when: () => true };

/** Codes of a table of labels, as the enum of a shape. */
export function codesOf<Table extends Record<string, string>>(table: Table) {
  return Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]];
}

const day = z.iso.date('日付を、令和8年11月24日のように書いてください');

export const nameShape = z.object({
  familyName: line('姓', 100),
  givenName: line('名', 100),
  familyNameKana: line('せい（ふりがな）', 100),
  givenNameKana: line('めい（ふりがな）', 100),
  alternativeName: line('通称・別の表記', 200),
});
export type PersonNames = z.output<typeof nameShape>;

/** 留守電可否. */
export const voicemails = { '': '聞いていない', ok: '残してよい', not: '残さない' } as const;

const aboutShape = z.object({
  gender: z.enum(codesOf(genders), { error: '性別を選んでください' }),
  bornOn: day.nullable(),
  bornPrecision: z.enum(codesOf(bornPrecisions)),
  householdNote: line('暮らし', 200),
  areaId: z.uuid().nullable(),
});

/** A person as first written down. Without a name there must be something to call them by: 「駅前の若い人」. */
export const personShape = nameShape
  .extend(aboutShape.shape)
  .extend({ isAnonymous: z.boolean(), called: line('呼び名', 100) })
  .superRefine((person, context) => {
    const named = person.familyName.trim() !== '' || person.givenName.trim() !== '';
    if (person.isAnonymous && named) {
      context.addIssue({
        code: 'custom',
        path: ['isAnonymous'],
        message: '名まえが書かれています。名まえをうかがったなら「名まえはまだ」を外してください',
      });
    }
    if (person.isAnonymous && person.called.trim() === '') {
      context.addIssue({
        code: 'custom',
        path: ['called'],
        message: '名まえがないあいだの呼び名を書いてください（例　電話の女性）',
      });
    }
    if (!person.isAnonymous && !named) {
      context.addIssue({
        code: 'custom',
        path: ['familyName'],
        message: '名まえを書くか、「名まえはまだ」を選んでください',
      });
    }
  });
export type PersonDraft = z.output<typeof personShape>;

/** What changes in an ordinary correction. Naming an anonymous person is an act of its own (invariant 10). */
export const personChangeShape = nameShape.extend(aboutShape.shape).extend({ called: line('呼び名', 100) });
export type PersonChange = z.output<typeof personChangeShape>;

export const contactShape = z
  .object({
    postcode: line('郵便番号', 20),
    address: line('住所', 300),
    buildingNote: line('方書・部屋', 200),
    phone: line('電話', 60),
    phone2: line('電話2', 60),
    voicemail: z.enum(codesOf(voicemails)),
    callHours: line('かけてよい時間', 200),
    callAs: line('名のり方', 200),
    phoneNote: line('電話の覚え書き', 500),
    email: line('メール', 200),
    preferredContact: z.enum(codesOf(preferredContacts)),
    isProtected: z.boolean(),
    protectedUntil: day.nullable(),
    protectedReaders: z.array(z.uuid()).max(20),
  })
  .superRefine((contact, context) => {
    if (!contact.isProtected) return;
    if (contact.protectedReaders.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['protectedReaders'],
        message: '住所をひらける人を、ひとり以上選んでください',
      });
    }
    if (contact.protectedUntil === null) {
      context.addIssue({
        code: 'custom',
        path: ['protectedUntil'],
        message: '支援措置の期限を書いてください（1年ごとに更新します）',
      });
    }
  });
export type ContactDraft = z.output<typeof contactShape>;

/** How somebody is reached, without the lock on it. */
export const contactFields = [
  'postcode',
  'address',
  'buildingNote',
  'phone',
  'phone2',
  'voicemail',
  'callHours',
  'callAs',
  'phoneNote',
  'email',
  'preferredContact',
] as const satisfies readonly (keyof ContactDraft)[];

export const emptyContact: ContactDraft = {
  postcode: '',
  address: '',
  buildingNote: '',
  phone: '',
  phone2: '',
  voicemail: '',
  callHours: '',
  callAs: '',
  phoneNote: '',
  email: '',
  preferredContact: '',
  isProtected: false,
  protectedUntil: null,
  protectedReaders: [],
};

export const relations = [
  '夫',
  '妻',
  '父',
  '母',
  '子',
  '孫',
  'きょうだい',
  '祖父母',
  'おじ・おば',
  '同居人',
  'その他',
] as const;

export const memberShape = z.object({
  name: line('名まえ', 100),
  relation: line('続柄', 40).refine((typed) => typed.trim() !== '', { error: '続柄を選んでください' }),
  livesTogether: z.boolean(),
  bornOn: day.nullable(),
  bornPrecision: z.enum(codesOf(bornPrecisions)),
  occupation: line('職業・学校', 200),
  careNote: line('障害・介護', 300),
  role: line('主な役割', 200),
  note: line('覚え書き', 500),
});
export type MemberDraft = z.output<typeof memberShape>;

/** How somebody is written on a page while unnamed too. Never used to guess who it is. */
export function shownName(person: {
  isAnonymous: boolean;
  called: string;
  familyName: string;
  givenName: string;
}): string {
  if (person.isAnonymous) return person.called;
  const name = fullName(person.familyName, person.givenName);
  return name === '' ? person.called : name;
}

/**
 * How somebody is spoken of on every page and in every mail: with さん. What stands in for a name (電話の女性) is none and
 * takes none. The bare name is for papers and fields.
 */
export function nameWithSan(person: { called: string; familyName: string; givenName: string }): string {
  const name = fullName(person.familyName, person.givenName);
  return name === '' ? person.called : `${name}さん`;
}
