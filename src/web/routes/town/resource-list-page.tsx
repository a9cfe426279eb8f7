import { freshnessCodes, freshnessLabels, freshnessOf } from '#domain/freshness.ts';
import { dayNames } from '#domain/hours.ts';
import { openStateLabels } from '#domain/organization.ts';
import { resourceKinds } from '#domain/resource.ts';
import type { ResourceRow } from '#use-cases/resources/find-resources.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { Form } from '#web/ui/form.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { ResourceFilter } from './resource-filter.ts';
import { TownTabs } from './town-tabs.tsx';

type Props = {
  context: PageContext;
  filter: ResourceFilter;
  areas: readonly { id: string; name: string }[];
  rows: readonly ResourceRow[];
  next: string | undefined;
  total: number;
};

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Every resource of the town, to search and narrow down. How old each is stands beside it. */
export function ResourceListPage({ context, filter, areas, rows, next, total }: Props) {
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  // Narrowed to what is no longer fresh, the list is the round of calls: whom to ring, and one press when it is still so.
  const isCallList = ['due', 'old', 'never'].includes(filter.fresh);
  const address = `/town?${new URLSearchParams(filter).toString()}`;
  const pick = (name: keyof ResourceFilter, label: string, choices: Readonly<Record<string, string>>) => (
    <Select
      name={name}
      label={label}
      empty="すべて"
      unmarked
      options={options(choices)}
      value={filter[name]}
    />
  );
  return (
    <Page context={context} title="場所・資源" tabs={<TownTabs current="/town" />}>
      <Head
        title="場所・資源"
        sub={`${isNarrowed ? '条件に合うもの' : 'ぜんぶで'} ${total}件`}
        actions={
          <LinkButton href="/town/resources/new" kind="main">
            資源を書く
          </LinkButton>
        }
      />
      <FilterBar action="/town" isNarrowed={isNarrowed}>
        <TextField
          name="q"
          label="言葉（ふりがな可）"
          type="search"
          value={filter.q}
          width="middle"
          unmarked
        />
        {pick('kind', '種類', resourceKinds)}
        {pick('area', '地区', Object.fromEntries(areas.map(({ id, name }) => [id, name])))}
        {pick('day', '曜日', Object.fromEntries(dayNames.map((name, day) => [String(day), `${name}曜`])))}
        {pick('part', '時間', { morning: '午前', afternoon: '午後', evening: '夜' })}
        {pick('welfare', '福祉かどうか', { yes: '福祉の団体', no: '福祉でない団体' })}
        {pick(
          'fresh',
          '新しさ',
          Object.fromEntries(freshnessCodes.map((code) => [code, freshnessLabels[code]])),
        )}
        {pick('state', '状態', openStateLabels)}
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          words={
            isNarrowed
              ? 'この条件に合う資源はありません。'
              : 'まだ資源がありません。空きや役割を、ひとつ書いてみてください。'
          }
          action={
            isNarrowed
              ? { href: '/town', label: 'しぼり込みをはずす' }
              : { href: '/town/import', label: '名簿のファイルから取り込む' }
          }
        />
      ) : (
        <Table
          caption="資源の一覧"
          rows={rows}
          columns={[
            {
              label: '名まえ',
              kind: 'head',
              cell: (row) => (
                <>
                  <a href={`/town/resources/${row.id}`}>{row.name}</a>
                  <span class="wk-sub">{[row.organizationName, row.areaName].filter(Boolean).join(gap)}</span>
                </>
              ),
            },
            {
              label: '種類',
              cell: (row) => [resourceKinds[row.kind], row.category].filter(Boolean).join(gap),
            },
            {
              label: '時間',
              cell: (row) =>
                row.hours.length === 0 ? (
                  <span class="soft">書いていません</span>
                ) : (
                  <>
                    {row.hours.slice(0, 2).map((hours) => (
                      <span class="line-of">{hours}</span>
                    ))}
                    {row.hours.length > 2 ? <span class="soft">ほか{row.hours.length - 2}つ</span> : null}
                  </>
                ),
            },
            {
              label: '新しさ',
              kind: 'tight',
              cell: (row) =>
                row.state === 'open' ? (
                  <Freshness
                    state={freshnessOf(row, context.today)}
                    checkedOn={row.checkedOn}
                    today={context.today}
                  />
                ) : (
                  <Tag>{openStateLabels[row.state]}</Tag>
                ),
            },
            ...(isCallList
              ? [
                  { label: '電話', kind: 'tight' as const, cell: (row: ResourceRow) => row.phone ?? '' },
                  {
                    label: '確認',
                    kind: 'tight' as const,
                    cell: (row: ResourceRow) => (
                      <Form csrf={context.csrf} action={`/town/resources/${row.id}/confirm`}>
                        <input type="hidden" name="back" value={address} />
                        <Button kind="second" label={`${row.name}をきょう確認した`}>
                          きょう確認した
                        </Button>
                      </Form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Pagination
        next={
          next === undefined
            ? undefined
            : `/town?${new URLSearchParams({ ...filter, after: next }).toString()}`
        }
        {...(total > rows.length ? { summary: `${total}件のうち${rows.length}件　ふりがなの順` } : {})}
      />
    </Page>
  );
}
