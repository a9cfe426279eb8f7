import { moneyKinds } from '#domain/money-entry.ts';
import { box, boxes, column, labelOf, list, plainText, shortDay, signatures, yen } from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import { placementRows, type PaperPlacement } from './placement-head.ts';
import type { Paper, TableCell } from './paper.ts';

export type MoneyLine = {
  onDay: string;
  kind: string;
  direction: 'to_person' | 'from_person';
  yen: number;
  fund: string;
  paidBy: string;
  receipt: string;
  benefitChecked: boolean;
  benefitNote: string;
  struckReason: string | null;
};

export type MoneyPaper = { person: PaperPerson; placement: PaperPlacement; lines: readonly MoneyLine[] };

function struckIf(words: string, reason: string | null): TableCell {
  return reason === null || words === '' ? words : { struck: words, reason: '' };
}

function row(line: MoneyLine): TableCell[] {
  const { struckReason } = line;
  const amount = yen(line.yen);
  const benefit = line.benefitChecked ? ['確かめた', line.benefitNote] : ['まだ', line.benefitNote];
  return [
    shortDay(line.onDay),
    struckReason === null
      ? labelOf(moneyKinds, line.kind)
      : { struck: labelOf(moneyKinds, line.kind), reason: struckReason },
    struckIf(line.direction === 'to_person' ? amount : '', struckReason),
    struckIf(line.direction === 'from_person' ? amount : '', struckReason),
    line.fund,
    [line.paidBy, line.receipt].filter((part) => part !== '').join('\n'),
    benefit.filter((part) => part !== '').join('\n'),
  ];
}

/** Per fund, because a sum over different funds is no one's money. */
function sums(lines: readonly MoneyLine[]): TableCell[][] {
  const valid = lines.filter(({ struckReason }) => struckReason === null);
  return [...new Set(valid.map(({ fund }) => fund))].map((fund) => {
    const sum = (direction: MoneyLine['direction']) =>
      valid
        .filter((line) => line.fund === fund && line.direction === direction)
        .reduce((total, line) => total + line.yen, 0);
    return [fund, yen(sum('to_person')), yen(sum('from_person'))];
  });
}

/** 謝礼・交通費台帳: each amount with its fund, apart from statutory benefits. */
export function moneyPaper(input: MoneyPaper, issue: Issue): Paper {
  return furnish('money', issue, {
    running: `${input.placement.number}　${input.person.name}`,
    blocks: [
      boxes('', shortPersonRow(input.person), ...placementRows(input.placement)),
      plainText('訓練等給付などの法定の給付・報酬請求とは、別の台帳です。取り消した行は線を引いて残します。'),
      list(
        '明細',
        [
          column('日付', 20),
          column('種類', 24),
          column('本人へ', 20, true),
          column('本人から', 20, true),
          column('出どころ'),
          column('払った人・領収', 30),
          column('給付への影響', 30),
        ],
        input.lines.map(row),
        { least: 8, size: 8.5 },
      ),
      list(
        '出どころごとの計',
        [column('出どころ'), column('本人へ', 40, true), column('本人から', 40, true)],
        sums(input.lines),
        {
          least: 1,
        },
      ),
      boxes('', [box('備考', '', { room: 12 })]),
      signatures('受領', [
        { label: '上の金額を受け取りました', value: '（署名）', manner: '　　　年　　月　　日' },
      ]),
    ],
  });
}
