import { daysBetween } from '#domain/calendar-day.ts';
import { closureReasons } from '#domain/closure.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import type { After, AfterRow } from '#use-cases/closing/list-after.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';

type Props = { context: PageContext; after: After };

const who: Column<AfterRow> = {
  label: 'ひと',
  kind: 'head',
  cell: (row) => <a href={`/people/${row.personId}/closure`}>{row.personName}</a>,
};

function ended(today: string): Column<AfterRow> {
  return {
    label: '終結',
    cell: (row) => `${formatDayNear(row.closedOn, today)}　${closureReasons[row.reason]}`,
  };
}

/** 終結のあと: who is to be called, the longest waiting first; and whose file comes to its term. */
export function AfterPage({ context, after }: Props) {
  const { today } = context;
  const placed = { ...context, currentPlace: 'people' as const };
  return (
    <Page context={placed} title="終結のあと">
      <Head
        title="終結のあと"
        crumbs={[{ label: 'ひと', href: '/people' }, { label: '終結のあと' }]}
        sub="終えてから3か月後の連絡と、記録を残す期限。見られる範囲の人だけが出ます。"
        actions={
          <>
            <a href="/settings/retention">保存年限の決まり</a>
            <PrintButton>印刷</PrintButton>
          </>
        }
      />
      <Section title="3か月後の連絡" aside={`${after.contacts.length}人`}>
        <Table
          caption="3か月後の連絡"
          empty="連絡を待っている人は、いません。終結を記録すると、3か月後の日に出ます。"
          rows={after.contacts}
          columns={[
            who,
            { label: '連絡する日', cell: (row) => <Due row={row} today={today} /> },
            ended(today),
            { label: '見守る人', cell: (row) => row.watcher || 'いない' },
            {
              label: '連絡',
              kind: 'tight',
              cell: (row) => <a href={`/people/${row.personId}/closure/${row.id}/contact`}>連絡を書く</a>,
            },
          ]}
        />
      </Section>
      <Section title="記録を残す期限" aside="すぎたものと、1年のうちに来るもの">
        <Table
          caption="記録を残す期限"
          empty="期限がすぎたもの、1年のうちに来るものは、ありません。"
          rows={after.over}
          columns={[
            who,
            {
              label: '期限',
              cell: (row) => (
                <>
                  {formatJapaneseDate(row.retainUntil)}
                  {row.retainUntil < today ? '　すぎています' : ''}
                </>
              ),
            },
            ended(today),
            { label: 'ケース', cell: (row) => row.caseNumber },
          ]}
        />
        <p class="soft after-form">
          期限がすぎても、まだ消えません。廃棄は、主管課の承認と廃棄簿の手続きで行います。
        </p>
      </Section>
      <Section title="廃棄を止めている記録" aside={`${after.held.length}件`}>
        <Table
          caption="廃棄を止めている記録"
          empty="廃棄を止めている記録は、ありません。"
          rows={after.held}
          columns={[
            who,
            { label: '理由', cell: (row) => row.heldReason },
            { label: 'もとの期限', cell: (row) => formatJapaneseDate(row.retainUntil) },
            { label: 'ケース', cell: (row) => row.caseNumber },
          ]}
        />
      </Section>
    </Page>
  );
}

function Due({ row, today }: { row: AfterRow; today: string }) {
  if (row.contactDueOn === null) return null;
  const late = daysBetween(row.contactDueOn, today);
  return (
    <>
      {formatDayNear(row.contactDueOn, today)}
      {late >= 0 ? (
        <>
          {'　'}
          <Tag kind="warn">{late === 0 ? 'きょう' : `${late}日すぎ`}</Tag>
        </>
      ) : null}
    </>
  );
}
