import type { Paper } from '#documents/paper.ts';
import type { PaperKind } from '#documents/papers.ts';
import type { MissingLetter } from '#documents/press/letters.ts';
import { LinkButton } from '#web/ui/button.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
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
  missing: readonly MissingLetter[];
};

/** A paper as a page: the same boxes as on the PDF, to read, and to print without a PDF. */
export function PaperPage({ context, paper, kind, personId, of, missing }: Props) {
  return (
    <Page context={context} title={`${paper.title}　${paper.running}`}>
      <p class="crumb no-print">
        <a href={`/people/${personId}/papers`}>紙の一覧にもどる</a>
      </p>
      <div class="acts paper-acts">
        <PrintButton>この頁を印刷する</PrintButton>
        <LinkButton href={paperPath(personId, kind, of, '.pdf')} kind="main">
          PDFをひらく
        </LinkButton>
      </div>
      <MissingLetters missing={missing} />
      <PaperSheet paper={paper} />
    </Page>
  );
}
