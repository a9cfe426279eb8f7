import { caseStates, type CaseState } from '#domain/case-state.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { handoverParts, type HandoverContent } from '#domain/handover.ts';
import type { ShownHandover } from '#use-cases/closing/list-handovers.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** How much of the sheet has words: 5つのうち, without the free remark. */
function written(content: HandoverContent): string {
  const parts = (Object.keys(handoverParts) as (keyof typeof handoverParts)[]).filter(
    (part) => part !== 'note',
  );
  const filled = parts.filter((part) => content[part].trim() !== '').length;
  return `${parts.length}つの欄のうち${filled}つ`;
}

function standing(row: ShownHandover, today: string): string {
  if (row.doneOn !== null) return `${formatDayNear(row.doneOn, today)}に引き継いだ`;
  if (row.cancelledOn !== null) return `${formatDayNear(row.cancelledOn, today)}にとりやめた`;
  return row.effectiveOn <= today
    ? 'その日が来ています'
    : `${formatDayNear(row.effectiveOn, today)}に引き継ぐ`;
}

type Bundle = { batchId: string; rows: readonly ShownHandover[] };

/** 引継ぎ: the bundles that are being written, the nearest day first. */
export function HandoverListPage({ context, bundles }: { context: PageContext; bundles: readonly Bundle[] }) {
  return (
    <Page context={{ ...context, currentPlace: 'people' }} title="引継ぎ">
      <Head
        title="引継ぎ"
        crumbs={[{ label: 'ひと', href: '/people' }, { label: '引継ぎ' }]}
        sub="書いている引継書。その日が来るまで、担当は替わりません"
        actions={
          <LinkButton href="/handover/new" kind="main">
            担当をまとめて引き継ぐ
          </LinkButton>
        }
      />
      <Section title="書いている引継書" aside={`${bundles.length}束`}>
        {bundles.length === 0 ? (
          <EmptyState
            words="書いている引継書は、ありません。"
            action={{ href: '/handover/new', label: '担当をまとめて引き継ぐ' }}
          />
        ) : (
          <Table
            caption="書いている引継書"
            rows={bundles}
            columns={[
              {
                label: 'だれから・だれへ',
                kind: 'head',
                cell: ({ batchId, rows }) => (
                  <a href={`/handover/${batchId}`}>
                    {rows[0]?.fromName} から {rows[0]?.toName} へ
                  </a>
                ),
              },
              {
                label: 'いつ',
                cell: ({ rows }) => formatJapaneseDate(rows[0]?.effectiveOn ?? context.today),
              },
              { label: '件数', cell: ({ rows }) => `${rows.length}件` },
              {
                label: '会った・伝えた',
                shortLabel: 'すんだこと',
                cell: ({ rows }) => {
                  const met = rows.filter(({ metTogetherOn }) => metTogetherOn !== null).length;
                  const told = rows.filter(({ personToldOn }) => personToldOn !== null).length;
                  return `いっしょに会った ${met}件　本人に伝えた ${told}件`;
                },
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

/** One bundle: every case with how far its sheet is, and the act of the day. */
export function BatchPage({ context, rows }: { context: PageContext; rows: readonly ShownHandover[] }) {
  const [first] = rows;
  const { today } = context;
  const open = rows.filter(({ doneOn, cancelledOn }) => doneOn === null && cancelledOn === null);
  const due = open.filter(({ effectiveOn }) => effectiveOn <= today);
  const title = first ? `${first.fromName} から ${first.toName} へ` : '引継ぎ';
  return (
    <Page context={{ ...context, currentPlace: 'people' }} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: 'ひと', href: '/people' },
          { label: '引継ぎ', href: '/handover' },
          { label: title },
        ]}
        sub={first ? `${rows.length}件　${formatJapaneseDate(first.effectiveOn)}から` : ''}
        actions={<PrintButton>印刷</PrintButton>}
      />
      <Section title="引き継ぐケース" aside={`${rows.length}件`}>
        <Table
          caption="引き継ぐケース"
          rows={rows}
          columns={[
            {
              label: 'ひと',
              kind: 'head',
              cell: (row) => <a href={`/people/${row.personId}/handover/${row.id}`}>{row.personName}</a>,
            },
            { label: '段階', cell: (row) => caseStates[row.caseState as CaseState] },
            { label: '引継書', cell: (row) => written(row.content) },
            {
              label: 'いっしょに会った',
              shortLabel: '会った',
              cell: (row) => (row.metTogetherOn === null ? 'まだ' : formatDayNear(row.metTogetherOn, today)),
            },
            {
              label: '本人に伝えた',
              shortLabel: '伝えた',
              cell: (row) => (row.personToldOn === null ? 'まだ' : formatDayNear(row.personToldOn, today)),
            },
            { label: 'いま', cell: (row) => standing(row, today) },
          ]}
        />
      </Section>
      {first && due.length > 0 ? (
        <Section title="その日が来ました">
          <p>引継書のある{due.length}件の担当を、まとめて替えます。</p>
          <Form csrf={context.csrf} action={`/handover/${first.batchId}/finish`}>
            <div class="after-form">
              <Button>{due.length}件の担当を替える</Button>
            </div>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}
