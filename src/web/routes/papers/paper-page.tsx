import { addMonths } from '#domain/follow-up-rhythm.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { Paper } from '#documents/paper.ts';
import type { PaperKind } from '#documents/papers.ts';
import type { MissingLetter } from '#documents/press/letters.ts';
import { LinkButton } from '#web/ui/button.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { paperPath } from './asked-paper.ts';
import { MissingLetters } from './missing-letters.tsx';
import { PaperSheet } from './paper-sheet.tsx';

type Props = {
  context: PageContext;
  paper: Paper;
  kind: PaperKind;
  personId: string;
  of: string | undefined;
  month: string | undefined;
  missing: readonly MissingLetter[];
};

/** A year of months to choose from; without one, the newest that has anything is printed. */
function MonthChoice({
  personId,
  of,
  month,
  today,
}: Pick<Props, 'personId' | 'of' | 'month'> & { today: string }) {
  const first = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: 13 }, (_one, back) => addMonths(first, -back));
  return (
    <form method="get" action={paperPath(personId, 'attendance')} class="flt no-print">
      {of === undefined ? null : <input type="hidden" name="of" value={of} />}
      <Select
        name="month"
        label="月"
        unmarked
        width="short"
        empty="いちばん新しい月"
        options={months.map((day) => ({
          value: day.slice(0, 7),
          label: formatJapaneseDate(day).replace(/1日$/u, ''),
        }))}
        value={month}
      />
      <button class="btn two">この月にする</button>
    </form>
  );
}

/** A paper as a page: the same boxes as on the PDF, to read, and to print without a PDF. */
export function PaperPage({ context, paper, kind, personId, of, month, missing }: Props) {
  return (
    <Page context={context} title={`${paper.title}　${paper.running}`}>
      <p class="crumb no-print">
        <a href={`/people/${personId}/papers`}>紙の一覧にもどる</a>
      </p>
      <div class="acts paper-acts">
        <PrintButton>この頁を印刷する</PrintButton>
        <LinkButton href={paperPath(personId, kind, of, '.pdf', month)} kind="main">
          PDFをひらく
        </LinkButton>
      </div>
      {kind === 'attendance' ? (
        <MonthChoice personId={personId} of={of} month={month} today={context.today} />
      ) : null}
      <MissingLetters missing={missing} />
      <PaperSheet paper={paper} />
    </Page>
  );
}
