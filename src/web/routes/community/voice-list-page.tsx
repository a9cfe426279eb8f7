import { formatDayNear } from '#domain/japanese-date.ts';
import { voiceStates } from '#domain/voice.ts';
import type { VoiceRow } from '#use-cases/community/list-voices.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Select } from '#web/ui/select.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { originWords } from './voice-facts.ts';

export type VoiceFilter = { q: string; state: string; area: string };

type Props = {
  context: PageContext;
  filter: VoiceFilter;
  areas: readonly { id: string; name: string }[];
  rows: readonly VoiceRow[];
  next: string | undefined;
  total: number;
};

/** What people of the town said, in their words, newest first. */
export function VoiceListPage({ context, filter, areas, rows, next, total }: Props) {
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  return (
    <Page context={context} title="声" tabs={<TownTabs current="/town/voices" />}>
      <Head
        title="声"
        sub={`${isNarrowed ? '条件に合うもの' : 'ぜんぶで'} ${total}件`}
        actions={
          <LinkButton href="/town/voices/new" kind="main">
            声を書く
          </LinkButton>
        }
      />
      <FilterBar action="/town/voices" isNarrowed={isNarrowed}>
        <TextField name="q" label="言葉" type="search" value={filter.q} width="middle" unmarked />
        <Select
          name="state"
          label="どうなったか"
          empty="すべて"
          unmarked
          options={Object.entries(voiceStates).map(([value, label]) => ({ value, label }))}
          value={filter.state}
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
              ? 'この条件に合う声はありません。'
              : 'まだ声がありません。役員会や窓口で聞いたひとことを、書いてみてください。'
          }
          action={
            isNarrowed
              ? { href: '/town/voices', label: 'しぼり込みをはずす' }
              : { href: '/town/voices/new', label: 'はじめの声を書く' }
          }
        />
      ) : (
        <ul class="voices">
          {rows.map((row) => (
            <VoiceEntry row={row} today={context.today} />
          ))}
        </ul>
      )}
      <Pagination
        next={
          next === undefined
            ? undefined
            : `/town/voices?${new URLSearchParams({ ...filter, after: next }).toString()}`
        }
        {...(total > rows.length ? { summary: `${total}件のうち${rows.length}件　新しい順` } : {})}
      />
    </Page>
  );
}

function VoiceEntry({ row, today }: { row: VoiceRow; today: string }) {
  const so = [
    row.allies > 0 ? `いっしょにという人 ${row.allies}人` : '',
    row.activities > 0 ? `生まれた活動 ${row.activities}つ` : '',
  ].filter((part) => part !== '');
  return (
    <li>
      <p class="voice s">
        <a href={`/town/voices/${row.id}`}>「{row.words}」</a>
      </p>
      <p class="by soft">
        {[originWords(row), row.scene, row.areaName ?? '', formatDayNear(row.heardOn, today)]
          .filter((part) => part !== '')
          .join(gap)}
      </p>
      <p class="voice-so">
        {row.state === 'open' ? null : (
          <Tag kind={row.state === 'resting' ? 'plain' : 'go'}>{voiceStates[row.state]}</Tag>
        )}
        {so.length > 0 ? <span>{so.join(gap)}</span> : null}
      </p>
    </li>
  );
}
