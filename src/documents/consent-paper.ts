import { consentGivers, consentItems, consentManners } from '#domain/consent.ts';
import { assents, guardianAnswers, type MinorAnswer } from '#domain/minor-consent.ts';
import {
  box,
  boxes,
  column,
  day,
  dayToWrite,
  labelOf,
  list,
  plainText,
  signatures,
  ticks,
  wordsBox,
} from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import type { Paper } from './paper.ts';

export type PaperConsent = {
  purpose: string;
  recipient: string;
  items: readonly string[];
  toldWords: string;
  notToldWords: string;
  manner: string;
  witness: string;
  givenBy: string;
  givenByName: string;
  givenOn: string | null;
  validUntil: string | null;
  withdrawnOn: string | null;
  withdrawnNote: string;
  recordedBy: string;
  /** Of a minor: what the child says, and what the guardian answered. */
  minor?: MinorAnswer | undefined;
};

/** Without a consent the paper is the empty form to be written on. */
export type ConsentPaper = { person: PaperPerson; consent: PaperConsent | null };

/** 個人情報の取扱い・情報共有同意書 (practice.md §1.5(8)). */
export function consentPaper({ person, consent }: ConsentPaper, issue: Issue): Paper {
  const isByHand = consent === null || consent.manner === 'signed';
  return furnish('consent', issue, {
    addressee: `${issue.municipality}\n${issue.agency}　あて`,
    running: person.number,
    blocks: [
      plainText(
        'わたしは、次のことについて説明を受け、わたしのことを次のとおり伝えあうことに同意します。同意は、いつでも、どの項目だけでも取り消せます。同意しなくても、取り消しても、そのために支援を断られることはありません。',
      ),
      boxes('', shortPersonRow(person)),
      boxes(
        '同意の内容',
        [wordsBox('目的', consent?.purpose ?? '')],
        [wordsBox('伝える相手\n（機関名）', consent?.recipient ?? '')],
        [box('伝えてよいこと', ticks(consentItems, consent?.items))],
        [wordsBox('伝えてよい\nことば', consent?.toldWords ?? '', 18)],
        [wordsBox('伝えないこと', consent?.notToldWords ?? '', 18)],
        [box('いつまで', consent?.validUntil ? `${day(consent.validUntil)}まで` : `${dayToWrite(null)}まで`)],
        [
          wordsBox(
            '取り消すとき',
            '窓口・電話・手紙のどれでもかまいません。取り消した次のときから、伝えません。',
            8,
          ),
        ],
      ),
      signatures('署名', [
        { label: '日付', value: dayToWrite(consent?.givenOn) },
        {
          label: '本人',
          value: isByHand ? '（署名）' : person.name,
          manner: consent ? labelOf(consentManners, consent.manner) : '自署・代筆・口頭',
        },
        {
          label: '代わりの人\n（保護者・代理人）',
          value: consent && consent.givenBy !== 'person' ? consent.givenByName : '',
          manner: consent && consent.givenBy !== 'person' ? labelOf(consentGivers, consent.givenBy) : '続柄',
        },
        ...ofMinor(consent?.minor),
        { label: '立会・代筆した人', value: consent?.witness ?? '' },
        { label: '説明した人', value: consent?.recordedBy ?? issue.printedBy },
      ]),
    ],
  });
}

/** Beside each other, because neither stands for the other. */
function ofMinor(minor: MinorAnswer | undefined) {
  if (minor === undefined || minor.assent === '') return [];
  const words = minor.assentWords === '' ? '' : `「${minor.assentWords}」`;
  return [
    { label: '本人の気持ち\n（未成年）', value: `${assents[minor.assent]}${words}` },
    ...(minor.guardianAnswer === ''
      ? []
      : [
          { label: '保護者の返事', value: minor.guardianNote, manner: guardianAnswers[minor.guardianAnswer] },
        ]),
  ];
}

/** What may be taken back: the consents that hold now. */
export type WithdrawalPaper = {
  person: PaperPerson;
  consents: readonly PaperConsent[];
};

/** 情報共有同意撤回届: which of them is taken back is ticked by the person. */
export function withdrawalPaper({ person, consents }: WithdrawalPaper, issue: Issue): Paper {
  return furnish('withdrawal', issue, {
    addressee: `${issue.municipality}\n${issue.agency}　あて`,
    running: person.number,
    blocks: [
      plainText(
        '次の同意を取り消します。理由を書く必要はありません。取り消しても、そのために支援を断られることはありません。取り消した次のときから、伝えません。',
      ),
      boxes('', shortPersonRow(person)),
      list(
        '取り消す同意（□ に ✓ をつけてください）',
        [
          column('✓', 9),
          column('伝える相手', 38),
          column('目的'),
          column('伝えてよいこと', 44),
          column('いつまで', 30),
        ],
        consents.map((consent) => [
          consent.withdrawnOn === null ? '□' : '✓',
          consent.recipient,
          consent.purpose,
          consent.items.map((item) => labelOf(consentItems, item)).join('、'),
          consent.withdrawnOn === null ? day(consent.validUntil) : `${day(consent.withdrawnOn)}に撤回`,
        ]),
        { least: 4, size: 8.5 },
      ),
      boxes(
        '',
        [
          box(
            '取り消す範囲',
            ticks({ all: 'ぜんぶ', ticked: '✓をつけたものだけ', items: '次の項目だけ' }, null),
          ),
        ],
        [
          wordsBox(
            '項目・伝えて\nほしいこと\n（書かなくても\nよい）',
            consents
              .map((one) => one.withdrawnNote)
              .filter((note) => note !== '')
              .join('\n'),
            20,
          ),
        ],
      ),
      signatures('署名', [
        { label: '日付', value: dayToWrite(null) },
        { label: '本人', value: '（署名）', manner: '自署・代筆・口頭' },
        { label: '代わりの人', value: '', manner: '続柄' },
        { label: '立会・代筆した人', value: '' },
        { label: '受け取った人', value: '', manner: dayToWrite(null) },
      ]),
    ],
  });
}
