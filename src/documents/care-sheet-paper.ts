import { careSheetParts, type CareSheetContent, type CareSheetPart } from '#domain/care-sheet.ts';
import { consentManners } from '#domain/consent.ts';
import { box, boxes, dayToWrite, labelOf, plainText, wordsUnder } from './boxes.ts';
import { furnish, type Issue } from './furniture.ts';
import { hostName, supporterWords, type PaperPlacement, type PaperSupporter } from './placement-head.ts';
import type { Paper } from './paper.ts';

/** What a host may see: the sheet without 「伝えないこと」, which has no field here (invariants 1 and 4). */
export type CareSheetPaper = {
  placement: Pick<PaperPlacement, 'number' | 'resource' | 'organization' | 'hostPerson'>;
  supporter: PaperSupporter;
  edition: number | null;
  content: Omit<CareSheetContent, 'notTold' | 'v'>;
  /** The person's yes to these words. Without it the sheet is a draft and says so. */
  agreedOn: string | null;
  agreedManner: string;
  handedOn: string | null;
};

/** 配慮シート: one page of headings in the person's permitted words. */
export function careSheetPaper(input: CareSheetPaper, issue: Issue): Paper {
  const { placement, content } = input;
  const parts = Object.entries(careSheetParts) as [CareSheetPart, string][];
  const edition = input.edition === null ? '' : `第${input.edition}版`;
  const isDraft = input.agreedOn === null;
  return furnish('care-sheet', issue, {
    addressee: hostName(placement),
    sub: [edition, isDraft ? '（案　本人の了解のまえ。わたさないでください）' : ''].join(''),
    running: `${placement.number}　${edition}`,
    blocks: [
      plainText(
        '本人が「伝えてよい」と言ったことだけを書いています。ここにないことは、本人にもまわりの人にもたずねないでください。用がすんだら、支援者にお返しください。',
      ),
      boxes(
        '',
        [box('呼び名', content.called, { room: 9 }), box('番号', placement.number, { labelWidth: 18 })],
        [box('参加先', placement.resource)],
      ),
      ...parts.map(([part, label]) => wordsUnder(label, content[part], 15)),
      boxes('連絡先（支援者）', [
        box('', content.contact === '' ? supporterWords(input.supporter) : content.contact, { room: 8 }),
      ]),
      boxes(
        '本人の了解',
        [
          box('了解した日', dayToWrite(input.agreedOn)),
          box('受けかた', labelOf(consentManners, input.agreedManner), { labelWidth: 20 }),
        ],
        [
          box('わたした日', dayToWrite(input.handedOn)),
          box('返された日', dayToWrite(null), { labelWidth: 20 }),
        ],
      ),
    ],
  });
}
