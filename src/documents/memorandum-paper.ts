import { memorandumParts, type MemorandumContent } from '#domain/memorandum.ts';
import { box, boxes, dayToWrite, plainText, signatures } from './boxes.ts';
import { furnish, type Issue } from './furniture.ts';
import {
  calledWords,
  hostName,
  supporterWords,
  type PaperPlacement,
  type PaperSupporter,
} from './placement-head.ts';
import type { Paper } from './paper.ts';

export type MemorandumPaper = {
  placement: PaperPlacement;
  supporter: PaperSupporter;
  edition: number | null;
  content: MemorandumContent;
  validFrom: string | null;
  validUntil: string | null;
  personAgreedOn: string | null;
  hostAgreedOn: string | null;
  hostSigner: string;
};

/** 受入条件確認書（覚書）: the conditions both sides agreed to; two copies. */
export function memorandumPaper(input: MemorandumPaper, issue: Issue): Paper {
  const { placement, content } = input;
  const edition = input.edition === null ? '' : `第${input.edition}版`;
  const parts = Object.entries(memorandumParts) as [keyof typeof memorandumParts, string][];
  return furnish('memorandum', issue, {
    addressee: hostName(placement),
    sub: edition,
    running: `${placement.number}　${edition}`,
    blocks: [
      plainText(
        '参加にあたり、次のことを本人・受入先・支援機関で確かめました。どちらからでも、いつでも見直しを申し出られます。この紙を二通つくり、一通ずつ持ちます。',
      ),
      boxes(
        '',
        [
          box('参加する人', calledWords(placement), { room: 8 }),
          box('番号', placement.number, { labelWidth: 18 }),
        ],
        [box('受入先', [placement.organization, placement.resource].filter((one) => one !== '').join('　'))],
        [box('期間', `${dayToWrite(input.validFrom)}から　${dayToWrite(input.validUntil)}まで`)],
      ),
      boxes(
        '確かめたこと',
        ...parts.flatMap(([part, label]) => {
          const row = [box(label, content[part], { room: 6, labelWidth: 40 })];
          return part === 'recall'
            ? [
                row,
                [box('予告の日数', `${content.recallNoticeDays}日まえまでに知らせる`, { labelWidth: 40 })],
              ]
            : [row];
        }),
      ),
      signatures('確かめた日と署名', [
        { label: '本人', value: '（署名）', manner: dayToWrite(input.personAgreedOn) },
        {
          label: '受入先',
          value: input.hostSigner === '' ? '（署名）' : `${input.hostSigner}\n（署名）`,
          manner: dayToWrite(input.hostAgreedOn),
        },
        {
          label: '支援機関',
          value: `${supporterWords(input.supporter)}\n（署名）`,
          manner: dayToWrite(null),
        },
      ]),
    ],
  });
}
