import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { leftOnPaper, type Sharing } from '#use-cases/placement/read-sharing.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { headSub } from './sharing-frame.tsx';
import { WhyOfLine } from './sharing-page.tsx';
import { home, seatWords, waitingWords } from './sharing-words.ts';

/** A4 for the table of a meeting: the lines with room for a decision, then the places that are short. Taken back afterwards. */
export function SharingPaperPage({ context, sharing }: { context: PageContext; sharing: Sharing }) {
  const { run, lines, pools, hidden } = sharing;
  const { people, placed, underWay } = run.result;
  const notShown = sharing.counts.seen - lines.length;
  return (
    <Page context={context} title="場の分けあいの案（紙）">
      <PrintHead context={context} collect />
      <Head
        title={`場の分けあいの案　${formatJapaneseDate(run.onDay)}`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: '場の分けあい', href: home },
          { label: '案', href: `${home}/${run.id}` },
          { label: '紙' },
        ]}
        sub={headSub(sharing, context.today)}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <Section>
        <Facts
          caption="案のあらまし"
          facts={[
            {
              label: '行き先を探している人',
              value: hidden > 0 ? `${people}人（うち、見えない人${hidden}人）` : `${people}人`,
            },
            { label: '案のある人', value: `${placed}人` },
            { label: 'もう動いている人', value: `${underWay}人　動かしません` },
            { label: '先になる人', value: '契約の方。内定・待機の方と予備の席も、先に引いています' },
          ]}
        />
      </Section>
      <Section title="ひとりずつの案" class="sharing-paper" aside="案は下書き。ひとりずつ決めます">
        {notShown > 0 ? (
          <p>
            {`案のない人は、長く待っている${leftOnPaper}人まで載せています。ほかの${notShown}人は、画面の「ひとりずつの案」にあります。`}
          </p>
        ) : null}
        <Table
          look="grid"
          caption="ひとりずつの案"
          rows={lines}
          empty="この案に、あなたに見える人はいません。"
          columns={[
            { label: 'ひと', kind: 'head', cell: (line) => line.personName },
            { label: '待っている日', cell: waitingWords },
            { label: '案', cell: (line) => line.proposal?.name ?? 'まだない' },
            { label: 'わけ', cell: (line) => <WhyOfLine line={line} /> },
            {
              label: '決める',
              kind: 'tight',
              cell: (line) =>
                line.proposal === null ? (
                  ''
                ) : (
                  <>
                    □ 話してみる
                    <br />□ 今回は進めない
                  </>
                ),
            },
          ]}
        />
      </Section>
      <Section title="席の足りない場" class="sharing-paper" aside="あと1席あれば、もう1人に行き先が出る場">
        <Table
          look="grid"
          caption="席の足りない場"
          rows={pools.filter(({ isShort }) => isShort)}
          empty="席の足りない場は、ありません。"
          columns={[
            { label: '場', kind: 'head', cell: (pool) => pool.name },
            { label: '時間', cell: (pool) => pool.hours },
            { label: '残りの席', cell: seatWords },
            { label: '合う人', kind: 'number', cell: (pool) => `${pool.fitting}人` },
          ]}
        />
      </Section>
    </Page>
  );
}
