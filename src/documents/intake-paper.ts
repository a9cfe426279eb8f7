import { consentGivers, consentItems, consentManners } from '#domain/consent.ts';
import {
  consentStates,
  intakeMethods,
  intakeRoutes,
  intakeTopics,
  personKnowsLabels,
  urgencies,
} from '#domain/intake.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { preferredContacts, voicemails } from '#domain/person.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import {
  box,
  boxes,
  dayToWrite,
  labelOf,
  plainText,
  signatures,
  starNote,
  starred,
  ticks,
  wordsBox,
  wordsUnder,
} from './boxes.ts';
import {
  addressWords,
  contactWords,
  furnish,
  personRows,
  type Issue,
  type PaperContact,
  type PaperPerson,
} from './furniture.ts';
import type { Block, Paper } from './paper.ts';

/** 情報共有の同意 that stands beside the application: who may be told what. */
export type IntakeConsent = {
  purposes: readonly string[];
  recipients: readonly string[];
  items: readonly string[];
  givenOn: string;
  manner: string;
  witness: string;
  givenBy: string;
  givenByName: string;
};

export type IntakePaper = {
  person: PaperPerson;
  contact: PaperContact;
  number: string;
  /** Null on an empty form. */
  receivedAt: Date | null;
  agency: string;
  receivedBy: string;
  method: string;
  route: string;
  topics: readonly string[];
  mainTopic: string;
  ownWords: string;
  otherVisitor: { name: string; relation: string; contact: string } | null;
  personKnows: string;
  urgency: { signs: readonly string[]; action: string };
  consentState: string;
  consent: IntakeConsent | null;
  noConsent: { reason: string; anonymity: string; prospect: string } | null;
};

function reception(input: IntakePaper): Block {
  const at = input.receivedAt;
  const received = at
    ? `${formatJapaneseDate(tokyoDay(at), { weekday: true })} ${tokyoTime(at)}`
    : dayToWrite(null);
  return boxes(
    '受付',
    [
      box('★受付番号', input.number, { labelWidth: 22 }),
      box('★受付日時', received, { labelWidth: 22, share: 1.5 }),
    ],
    [
      box('受付機関', input.agency, { labelWidth: 22 }),
      box('受付者', input.receivedBy, { labelWidth: 22, share: 1.5 }),
    ],
    [box('★受付方法', ticks(intakeMethods, input.method), { labelWidth: 22 })],
  );
}

function reached(contact: PaperContact) {
  return [
    [
      box('住所', addressWords(contact), { share: 2 }),
      box('秘匿区分', ticks({ protected: '支援措置' }, contact.isProtected ? 'protected' : null), {
        labelWidth: 18,
      }),
    ],
    [
      box('電話1', contactWords(contact, 'phone')),
      box('電話2', contactWords(contact, 'phone2'), { labelWidth: 18 }),
    ],
    [
      box('留守電', ticks(voicemails, contact.voicemail), { labelWidth: 16, share: 1.2 }),
      box('かけてよい\n時間', contactWords(contact, 'callHours'), { labelWidth: 20 }),
      box('名のり方', contactWords(contact, 'callAs'), { labelWidth: 18 }),
    ],
    [
      box('メール', contactWords(contact, 'email')),
      box('電話の\n覚え書き', contactWords(contact, 'phoneNote'), { labelWidth: 18 }),
    ],
    [box('望む連絡の\nしかた', ticks(preferredContacts, contact.preferredContact))],
  ];
}

function visitor(input: IntakePaper): Block {
  const other = input.otherVisitor;
  return boxes(
    '来談者（本人以外のとき）',
    [
      box('氏名', other?.name ?? '', { share: 2 }),
      box('続柄・機関', other?.relation ?? '', { labelWidth: 22 }),
    ],
    [box('連絡先', other?.contact ?? '')],
    [
      box(
        '本人は相談を\n知っているか',
        ticks(personKnowsLabels, other || input.personKnows !== 'unknown' ? input.personKnows : null),
      ),
    ],
  );
}

function matter(input: IntakePaper): Block[] {
  return [
    boxes(
      '相談の内容',
      [box('★相談経路', ticks(intakeRoutes, input.route))],
      [box('★相談内容\n（複数可）', ticks(intakeTopics, input.topics))],
      [box('最も困って\nいること', labelOf(intakeTopics, input.mainTopic))],
    ),
    wordsUnder('具体的な内容（本人の言葉のまま）', input.ownWords, 24),
    boxes(
      '緊急性',
      [box('いますぐの心配', ticks(urgencies, input.urgency.signs))],
      [wordsBox('即時の対応', input.urgency.action, 9)],
    ),
  ];
}

function consented(input: IntakePaper): Block[] {
  const { consent, person } = input;
  const byHand = consent === null || consent.manner === 'signed';
  return [
    plainText(
      '支援について相談し、申し込みます。支援に必要なかぎりで、下の範囲のことを、下の相手に伝えることに同意します。同意は、いつでも、どの項目だけでも取り消せます。同意しなくても、取り消しても、そのために支援を断られることはありません。',
      '申込み・情報共有の同意',
    ),
    boxes(
      '',
      [box('★同意', ticks(consentStates, input.consentState))],
      [wordsBox('目的', consent?.purposes.join('\n') ?? '', 9)],
      [box('範囲', ticks(consentItems, consent?.items))],
      [wordsBox('相手方', consent?.recipients.join('、') ?? '', 9)],
    ),
    signatures('署名', [
      { label: '日付', value: dayToWrite(consent?.givenOn) },
      {
        label: '本人',
        value: byHand ? '（署名）' : person.name,
        manner: consent ? labelOf(consentManners, consent.manner) : '自署・代筆・口頭',
      },
      {
        label: '代わりの人・立会者',
        value: consent ? [consent.givenByName, consent.witness].filter((one) => one !== '').join('　') : '',
        manner:
          consent && consent.givenBy !== 'person' ? labelOf(consentGivers, consent.givenBy) : '続柄など',
      },
    ]),
  ];
}

function unconsented(input: IntakePaper): Block[] {
  return [
    boxes(
      '本人の同意がないとき',
      [box('★同意', ticks(consentStates, input.consentState))],
      [wordsBox('同意が\n取れない理由', input.noConsent?.reason ?? '', 18)],
      [wordsBox('匿名化の程度', input.noConsent?.anonymity ?? '', 12)],
      [wordsBox('今後の同意取得\nの見込み', input.noConsent?.prospect ?? '', 18)],
    ),
    plainText(
      '本人の同意がないことがらは、支援会議（社会福祉法第106条の6）の構成員のあいだでだけ取り扱います。',
    ),
  ];
}

/** 相談受付・申込票, 同意あり版 and 同意なし版 (practice.md §1.5(1)). */
export function intakePaper(kind: 'intake' | 'intake-unconsented', input: IntakePaper, issue: Issue): Paper {
  const on = input.receivedAt ? tokyoDay(input.receivedAt) : issue.madeOn;
  return furnish(kind, issue, {
    sub: kind === 'intake' ? '本人同意あり' : '',
    note: starNote,
    running: `${input.number === '' ? '' : `${input.number}　`}${input.person.name}`,
    blocks: [
      reception(input),
      boxes('本人', ...starred(personRows(input.person, on), '性別', '生年月日'), ...reached(input.contact)),
      visitor(input),
      ...matter(input),
      ...(kind === 'intake' ? consented(input) : unconsented(input)),
      boxes('', [box('備考', '', { room: 8 })]),
    ],
  });
}
