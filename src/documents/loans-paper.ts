import { box, boxes, column, list, plainText, shortDay, signatures } from './boxes.ts';
import { furnish, type Issue } from './furniture.ts';
import {
  calledWords,
  placementRows,
  supporterWords,
  type PaperPlacement,
  type PaperSupporter,
} from './placement-head.ts';
import type { Paper } from './paper.ts';

export type LoanLine = {
  item: string;
  itemNumber: string;
  quantity: number;
  lentBy: string;
  lentOn: string;
  dueOn: string | null;
  returnedOn: string | null;
  conditionWords: string;
};

export type LoansPaper = { placement: PaperPlacement; supporter: PaperSupporter; loans: readonly LoanLine[] };

/** 貸与票・受領書: what was lent, and its return. */
export function loansPaper(input: LoansPaper, issue: Issue): Paper {
  return furnish('loans', issue, {
    running: input.placement.number,
    blocks: [
      boxes(
        '',
        [box('借りる人', calledWords(input.placement), { room: 8 })],
        ...placementRows(input.placement),
        [box('支援者', supporterWords(input.supporter))],
      ),
      plainText('次のものをお貸しします。こわれたり、なくしたりしたときは、すぐに知らせてください。'),
      list(
        '貸すもの',
        [
          column('品名'),
          column('番号', 24),
          column('数', 10, true),
          column('貸した人', 28),
          column('貸した日', 20),
          column('返す日', 20),
          column('返った日', 20),
        ],
        input.loans.map((loan) => [
          [loan.item, loan.conditionWords].filter((part) => part !== '').join('\n'),
          loan.itemNumber,
          String(loan.quantity),
          loan.lentBy,
          shortDay(loan.lentOn),
          shortDay(loan.dueOn),
          shortDay(loan.returnedOn),
        ]),
        { least: 7, size: 8.5 },
      ),
      signatures('受領', [
        { label: '上のものを受け取りました', value: '（署名）', manner: '　　　年　　月　　日' },
      ]),
      signatures('返却', [
        { label: '上のものの返却を受けました', value: '（署名）', manner: '　　　年　　月　　日' },
      ]),
      boxes('', [box('返ったときの\nようす', '', { room: 14 })]),
    ],
  });
}
