import { activityStageHints, activityStages, type ActivityStage } from '#domain/activity-stage.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { activitiesPerPage, type ActivityRow } from '#use-cases/community/list-activities.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';

export type ActivityFilter = { q: string; stage: string; area: string };

type Props = {
  context: PageContext;
  filter: ActivityFilter;
  /** Of one stage by itself. */
  page: number;
  areas: readonly { id: string; name: string }[];
  rows: readonly ActivityRow[];
  counts: ReadonlyMap<ActivityStage, number>;
};

const stages = Object.keys(activityStages) as ActivityStage[];

/** The activities of the town, one block for each stage, in the order in which they grow. */
export function ActivityListPage({ context, filter, page, areas, rows, counts }: Props) {
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <Page context={context} title="活動" tabs={<TownTabs current="/town/activities" />}>
      <Head
        title="活動"
        sub={`${isNarrowed ? '条件に合うもの' : 'ぜんぶで'} ${total}件　芽から見守りまで、どの段もよい段です`}
        actions={
          <LinkButton href="/town/activities/new" kind="main">
            活動をはじめる
          </LinkButton>
        }
      />
      <FilterBar action="/town/activities" isNarrowed={isNarrowed}>
        <TextField
          name="q"
          label="言葉（ふりがな可）"
          type="search"
          value={filter.q}
          width="middle"
          unmarked
        />
        <Select
          name="stage"
          label="段階"
          empty="すべて"
          unmarked
          options={Object.entries(activityStages).map(([value, label]) => ({ value, label }))}
          value={filter.stage}
        />
        <Select
          name="area"
          label="地区"
          empty="すべて"
          unmarked
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.area}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          words={
            isNarrowed
              ? 'この条件に合う活動はありません。'
              : 'まだ活動がありません。声をひとつ選んで、芽として書いてみてください。'
          }
          action={
            isNarrowed
              ? { href: '/town/activities', label: 'しぼり込みをはずす' }
              : { href: '/town/voices', label: '声をみる' }
          }
        />
      ) : (
        stages.map((stage) => (
          <StageBlock
            stage={stage}
            rows={rows.filter((row) => row.stage === stage)}
            count={counts.get(stage) ?? 0}
            filter={filter}
            today={context.today}
          />
        ))
      )}
      <StagePages filter={filter} page={page} counts={counts} />
    </Page>
  );
}

/** One stage by itself may have hundreds: they come by fifties. */
function StagePages({ filter, page, counts }: Pick<Props, 'filter' | 'page' | 'counts'>) {
  const count = stages.find((stage) => stage === filter.stage) ? (counts.values().next().value ?? 0) : 0;
  const pages = Math.ceil(count / activitiesPerPage);
  if (pages < 2) return null;
  const address = (to: number): string =>
    `/town/activities?${new URLSearchParams({ ...filter, page: `${to}` }).toString()}`;
  return (
    <Pagination
      previous={page > 1 ? address(page - 1) : undefined}
      next={page < pages ? address(page + 1) : undefined}
      summary={`${pages}頁のうち${page}頁　${activitiesPerPage}件ずつ`}
    />
  );
}

function StageBlock({
  stage,
  rows,
  count,
  filter,
  today,
}: {
  stage: ActivityStage;
  rows: readonly ActivityRow[];
  count: number;
  filter: ActivityFilter;
  today: string;
}) {
  if (rows.length === 0) return null;
  const all = `/town/activities?${new URLSearchParams({ ...filter, stage }).toString()}`;
  return (
    <Section
      title={activityStages[stage]}
      kicker={activityStageHints[stage]}
      aside={count > rows.length && filter.stage === '' ? <a href={all}>{count}件をみる</a> : `${count}件`}
      class="stage-block sparse"
    >
      <Table
        caption={`${activityStages[stage]}の活動`}
        rows={rows}
        columns={[
          {
            label: '名まえ',
            kind: 'head',
            cell: (row) => (
              <>
                <a href={`/town/activities/${row.id}`}>{row.name}</a>
                <span class="wk-sub">
                  {[row.organizationName, row.placeName, row.areaName].filter(Boolean).join(gap)}
                </span>
              </>
            ),
          },
          {
            label: 'いつ',
            cell: (row) => (row.when === '' ? <span class="soft">まだ決まっていない</span> : row.when),
          },
          {
            label: '次の日',
            cell: (row) => (row.nextOn === null ? '' : formatDayNear(row.nextOn, today)),
          },
          {
            label: '前の回',
            cell: (row) =>
              row.lastHeld === null
                ? ''
                : `${formatDayNear(row.lastHeld.onDay, today)}　${row.lastHeld.headcount ?? 0}人`,
          },
          {
            label: 'この段',
            cell: (row) =>
              row.carriedBy === 'on_its_own'
                ? '自分たちで続いている'
                : row.since === null
                  ? ''
                  : `${formatDayNear(row.since, today)}から`,
          },
        ]}
      />
    </Section>
  );
}
