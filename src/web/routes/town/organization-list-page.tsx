import { openStateLabels, organizationKinds } from '#domain/organization.ts';
import type { OrganizationRow } from '#use-cases/organizations/find-organizations.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TownTabs } from './town-tabs.tsx';

export type OrganizationFilter = { q: string; kind: string; welfare: string };

type Props = {
  context: PageContext;
  filter: OrganizationFilter;
  rows: readonly OrganizationRow[];
  next: string | undefined;
};

/** All organisations of the town, welfare or not. */
export function OrganizationListPage({ context, filter, rows, next }: Props) {
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  return (
    <Page context={context} title="団体" tabs={<TownTabs current="/town/organizations" />}>
      <Head
        title="団体"
        sub="福祉の団体も、福祉でない団体も"
        actions={<LinkButton href="/town/organizations/new" kind="main" children="団体を書く" />}
      />
      <FilterBar action="/town/organizations" isNarrowed={isNarrowed}>
        <TextField name="q" label="名まえ・ふりがな" type="search" value={filter.q} width="middle" unmarked />
        <Select
          name="kind"
          label="種類"
          empty="すべて"
          unmarked
          options={Object.entries(organizationKinds).map(([value, label]) => ({ value, label }))}
          value={filter.kind}
        />
        <Select
          name="welfare"
          label="福祉かどうか"
          empty="どちらも"
          unmarked
          options={[
            { value: 'yes', label: '福祉の団体' },
            { value: 'no', label: '福祉でない団体' },
          ]}
          value={filter.welfare}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          words={isNarrowed ? 'この条件に合う団体はありません。' : 'まだ団体がありません。'}
          action={
            isNarrowed
              ? { href: '/town/organizations', label: 'しぼり込みをはずす' }
              : { href: '/town/organizations/new', label: 'はじめの団体を書く' }
          }
        />
      ) : (
        <Table
          caption="団体の一覧"
          rows={rows}
          columns={[
            {
              label: '名まえ',
              kind: 'head',
              cell: (row) => (
                <>
                  <a href={`/town/organizations/${row.id}`}>{row.name}</a>
                  {row.state === 'open' ? null : (
                    <>
                      {gap}
                      <Tag>{openStateLabels[row.state]}</Tag>
                    </>
                  )}
                </>
              ),
            },
            { label: '種類', cell: (row) => organizationKinds[row.kind] ?? row.kind },
            { label: '福祉', kind: 'tight', cell: (row) => (row.isWelfare ? '福祉' : '福祉でない') },
            { label: '資源', kind: 'number', cell: (row) => `${row.resourceCount}件` },
            { label: '電話', kind: 'tight', cell: (row) => row.phone },
          ]}
        />
      )}
      <Pagination
        next={next === undefined ? undefined : nextAddress(filter, next)}
        {...(rows.length > 0 ? { summary: 'ふりがなの順' } : {})}
      />
    </Page>
  );
}

function nextAddress(filter: OrganizationFilter, after: string): string {
  return `/town/organizations?${new URLSearchParams({ ...filter, after }).toString()}`;
}
