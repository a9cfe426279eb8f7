import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Waiting, WaitingPage } from '#use-cases/placement/list-waiting.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { Said } from '#web/ui/voice.tsx';

export type Narrowed = { show: '' | 'searching' | 'mine'; after?: string | undefined };

type Props = { context: PageContext; waiting: WaitingPage; narrowed: Narrowed };

/** Where つなぐ begins: with a person, never with a place that looks for people. */
export function ChoosePage({ context, waiting, narrowed }: Props) {
  const { people, next, withoutAssessment } = waiting;
  const address = (after: string) =>
    `/connect?${new URLSearchParams({ ...(narrowed.show ? { show: narrowed.show } : {}), after }).toString()}`;
  return (
    <Page context={context} title="つなぐ">
      <Head
        title="つなぐ"
        sub="ひとりの願いから、まちの場所・役割・依頼をさがします"
        actions={
          <>
            <a href="/connect/allocation">みんなで分ける案</a>
            <a href="/soundings">返事待ちを見る</a>
          </>
        }
      />
      <FilterBar action="/connect" isNarrowed={narrowed.show !== ''}>
        <Select
          name="show"
          label="だれを"
          unmarked
          empty="全員"
          value={narrowed.show}
          options={[
            { value: 'searching', label: '行き先を探している人' },
            { value: 'mine', label: '自分が担当の人' },
          ]}
        />
      </FilterBar>
      <Section title="だれの行き先をさがしますか" aside="待っている日が長い順">
        {people.length === 0 ? <Nobody narrowed={narrowed} without={withoutAssessment.count} /> : null}
        {people.length > 0 ? <People people={people} today={context.today} /> : null}
        <Pagination
          previous={narrowed.after ? '/connect' : undefined}
          next={next === null ? undefined : address(next)}
        />
      </Section>
      {withoutAssessment.count > 0 && people.length > 0 ? (
        <p class="soft">
          {withoutAssessment.among === null
            ? 'ほかに、'
            : `最近動きのあった${withoutAssessment.among.toLocaleString('ja')}件のケースのうち、`}
          アセスメントがまだの人が{withoutAssessment.count}人います。
          <a href="/people">ひとの一覧からさがす</a>
        </p>
      ) : null}
    </Page>
  );
}

function People({ people, today }: { people: readonly Waiting[]; today: string }) {
  return (
    <Table
      caption="アセスメントのある人"
      rows={people}
      columns={[
        {
          label: 'ひと',
          kind: 'head',
          cell: (row) => <a href={`/connect?person=${row.personId}`}>{row.name}</a>,
        },
        { label: '地区', cell: (row) => row.areaName ?? '' },
        {
          label: '願い',
          cell: (row) =>
            row.wish ? <Wish wish={row.wish} /> : <span class="soft">まだうかがっていない</span>,
        },
        {
          label: '待っている日',
          kind: 'tight',
          cell: (row) => (
            <>
              {row.isSearching ? '探しはじめて' : 'アセスメントから'}
              {daysBetween(row.since, today)}日
            </>
          ),
        },
        {
          label: 'アセスメント',
          kind: 'tight',
          cell: (row) => (row.isConfirmed ? `第${row.edition}版` : <span class="tag">下書き</span>),
        },
        {
          label: 'さがした日',
          kind: 'tight',
          cell: (row) =>
            row.lastRunAt === null ? (
              <span class="soft">まだ</span>
            ) : (
              formatDayNear(tokyoDay(row.lastRunAt), today)
            ),
        },
      ]}
    />
  );
}

function Wish({ wish }: { wish: NonNullable<Waiting['wish']> }) {
  return wish.isOwnWords ? <Said words={wish.words} /> : <>{wish.words}</>;
}

function Nobody({ narrowed, without }: { narrowed: Narrowed; without: number }) {
  if (narrowed.show !== '') {
    return (
      <EmptyState
        words="このしぼり込みに合う人は、いまいません。"
        action={{ href: '/connect', label: '全員を見る' }}
      />
    );
  }
  return (
    <EmptyState
      words={
        without > 0
          ? `アセスメントのある人が、まだいません（まだの人 ${without}人）。願いと動ける時間を書くと、ここに出ます。`
          : 'アセスメントのある人が、まだいません。'
      }
      action={{ href: '/people', label: 'ひとの一覧へ' }}
    />
  );
}
