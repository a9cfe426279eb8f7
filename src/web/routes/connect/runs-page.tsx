import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import type { MatchPerson } from '#use-cases/placement/find-person.ts';
import type { ComposeRunRow } from '#use-cases/placement/list-compose-runs.ts';
import type { RunRow } from '#use-cases/placement/list-runs.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

type Props = {
  context: PageContext;
  person: MatchPerson;
  runs: readonly RunRow[];
  next: string | undefined;
  composeRuns: readonly ComposeRunRow[];
};

/** What was shown, when and to whom. Each can be asked again with the facts of its day. */
export function RunsPage({ context, person, runs, next, composeRuns }: Props) {
  return (
    <Page context={context} title="これまでにさがした記録">
      <Head
        title="これまでにさがした記録"
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/connect?person=${person.id}` },
          { label: '記録' },
        ]}
        sub="その日の条件と資源をそのまま残しています。同じ答えとわけを、あとから出せます"
      />
      <Section>
        {runs.length === 0 ? (
          <EmptyState
            words="まだ、さがしたことがありません。"
            action={{ href: `/connect?person=${person.id}`, label: 'さがす' }}
          />
        ) : (
          <Table
            caption="さがした記録、新しい順"
            rows={runs}
            columns={[
              {
                label: '日時',
                kind: 'head',
                cell: (run) => (
                  <a href={`/connect/runs/${run.id}`}>
                    {formatDayNear(run.onDay, context.today)} {tokyoTime(run.runAt)}
                  </a>
                ),
              },
              { label: 'さがした人', cell: (run) => run.byName },
              {
                label: 'アセスメント',
                kind: 'tight',
                cell: (run) => `第${run.edition}版${run.isConfirmed ? '' : '（下書き）'}`,
              },
              { label: '資源', kind: 'number', cell: (run) => `${run.total}件から` },
              { label: '候補', kind: 'number', cell: (run) => `${run.fitCount}件` },
              { label: '変えれば', kind: 'number', cell: (run) => `${run.nearMissCount}件` },
            ]}
          />
        )}
        <Pagination
          next={next === undefined ? undefined : `/connect/runs?person=${person.id}&before=${next}`}
        />
      </Section>
      {composeRuns.length === 0 ? null : (
        <Section title="つくる案を見た記録">
          <Table
            caption="活動の案を見た記録、新しい順"
            rows={composeRuns}
            columns={[
              {
                label: '日時',
                kind: 'head',
                cell: ({ id, onDay, runAt }) => (
                  <a href={`/connect/compose-runs/${id}`}>
                    {formatDayNear(onDay, context.today)} {tokyoTime(runAt)}
                    <span class="vh"> このときの案</span>
                  </a>
                ),
              },
              { label: '見た人', cell: ({ byName }) => byName },
              { label: '案', cell: ({ names }) => (names.length === 0 ? 'なし' : names.join('、')) },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}
