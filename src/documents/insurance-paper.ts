import { insuranceKinds } from '#domain/insurance.ts';
import { box, boxes, column, labelOf, list, shortDay } from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import { placementRows, type PaperPlacement } from './placement-head.ts';
import type { Paper } from './paper.ts';

export type InsuranceLine = {
  kind: string;
  insurer: string;
  policyNumber: string;
  fromDay: string;
  toDay: string;
  payer: string;
  note: string;
};

export type InsurancePaper = {
  person: PaperPerson;
  placement: PaperPlacement;
  lines: readonly InsuranceLine[];
};

/** 保険加入記録. */
export function insurancePaper(input: InsurancePaper, issue: Issue): Paper {
  return furnish('insurance', issue, {
    running: `${input.placement.number}　${input.person.name}`,
    blocks: [
      boxes('', shortPersonRow(input.person), ...placementRows(input.placement)),
      list(
        '保険',
        [
          column('種類', 30),
          column('保険者・窓口'),
          column('証券番号', 28),
          column('期間', 34),
          column('払う人', 24),
          column('覚え書き', 26),
        ],
        input.lines.map((line) => [
          labelOf(insuranceKinds, line.kind),
          line.insurer,
          line.policyNumber,
          `${shortDay(line.fromDay)}〜${shortDay(line.toDay)}`,
          line.payer,
          line.note,
        ]),
        { least: 6, size: 8.5 },
      ),
      boxes('', [box('備考', '', { room: 20 })]),
    ],
  });
}
