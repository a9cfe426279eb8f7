import { cellText } from '#domain/gap-cell.ts';
import type { Report, ReportLine } from '#use-cases/gaps/read-report.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { countedWords, HowCounted, People } from './counted-words.tsx';

type Props = { context: PageContext; report: Report; agencyName: string };

export const lookAt = (key: string): string => `/gaps/look?key=${encodeURIComponent(key)}`;

/** まちに足りないもの: what a single change would open, and which kind of place is missing, for a meeting to talk over. */
export function ReportPage({ context, report, agencyName }: Props) {
  return (
    <Page context={context} title="まちに足りないもの" tabs={<TownTabs current="/gaps" />}>
      <PrintHead context={context} collect />
      <Head
        title="まちに足りないもの"
        sub={`行き先をさがしていて、${agencyName}のあなたが見られる人　${cellText(report.waiting)}。${countedWords(report.countedAt, context.today)}。`}
        actions={
          <>
            <PrintButton>印刷する</PrintButton>
            <LinkButton href="/gaps/tasks">資源開拓の一覧</LinkButton>
          </>
        }
      />
      <Columns slim side={<Side context={context} report={report} />}>
        <Section title="ひとつ変われば、行き先ができる" aside="ひとりが、いくつにも数えられます">
          <Lines
            lines={report.changes}
            label="変えること"
            people="行き先ができる人"
            empty="5人以上に行き先ができる変更は、いまはありません。"
          />
        </Section>
        <Section
          title="足りない場"
          aside={report.patterns.length === 0 ? undefined : `あわせて${cellText(report.told)}`}
        >
          <p class="soft">
            行き先のない人に多く共通する願いと、地区・時間・年代・要る支えの組みあわせです。行き先のある人にも同じだけあるものは、出していません。
          </p>
          <Lines
            lines={report.patterns}
            label="共通すること"
            people="あてはまる人"
            empty="5人以上に共通する組みあわせは、いまはありません。"
          />
        </Section>
      </Columns>
    </Page>
  );
}

function Lines(props: { lines: readonly ReportLine[]; label: string; people: string; empty: string }) {
  if (props.lines.length === 0) return <EmptyState words={props.empty} />;
  return (
    <Table
      caption={props.label}
      rows={props.lines}
      columns={[
        { label: props.label, kind: 'head', cell: ({ key, words }) => <a href={lookAt(key)}>{words}</a> },
        { label: props.people, kind: 'number', cell: ({ people }) => <People cell={people} /> },
        {
          label: '議題・開拓',
          cell: ({ underWay }) => underWayWords(underWay) || <span class="soft">まだ</span>,
        },
      ]}
    />
  );
}

function underWayWords({ meetings, tasks }: ReportLine['underWay']): string {
  return [meetings > 0 ? `会議の議題${meetings}件` : '', tasks > 0 ? `資源開拓${tasks}件` : '']
    .filter((part) => part !== '')
    .join('、');
}

function Side({ context, report }: { context: PageContext; report: Report }) {
  return (
    <>
      <Section title="いま">
        <Facts
          plain
          caption="人数"
          facts={[
            { label: 'さがしている人', value: <People cell={report.waiting} /> },
            { label: '合うものがない人', value: <People cell={report.without} /> },
            { label: 'うち、願いが語彙にない', value: <People cell={report.unworded} /> },
            { label: '願いが、まだない', value: <People cell={report.unsaid} /> },
          ]}
        />
        <HowCounted />
        <p class="soft">
          「願いが語彙にない」人は型に入らず、「願いが、まだない」人には、先に願いをうかがいます。
          合うものがあるかは、つなぐの頁と同じ決まりで見ています。決めるのは、会議と本人です。
        </p>
      </Section>
      <Section title="もしもの資源" class="no-print">
        <p>まだ無い場を思いえがいて、だれかの行き先になるかを、数だけで見られます。</p>
        <p>
          <a href="/gaps/try">もしもの資源をやってみる</a>
        </p>
      </Section>
      <Section title="数えなおす" class="no-print">
        <p class="soft">
          まちの台帳が変わると、自分で数えなおします。人のようすの変化は、30分おきに入ります。
        </p>
        <Form csrf={context.csrf} action="/gaps/count" class="after-form">
          <Button kind="second">いま数えなおす</Button>
        </Form>
      </Section>
    </>
  );
}
