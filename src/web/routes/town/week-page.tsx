import { addDays } from '#domain/calendar-day.ts';
import { placesLeft } from '#domain/formal-capacity.ts';
import { freshnessOf } from '#domain/freshness.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { dayNames } from '#domain/hours.ts';
import { resourceKinds } from '#domain/resource.ts';
import type { SpareCapacity } from '#use-cases/capacity/list-formal-capacities.ts';
import type { WeekResource, WeekTime } from '#use-cases/resources/list-week.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { CapacityKey } from '#web/ui/capacity-squares.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { WeekGrid, type WeekEntry } from '#web/ui/week-grid.tsx';
import { CapacityTable } from './capacity-table.tsx';
import { TownTabs } from './town-tabs.tsx';

export type WeekFilter = { area: string; kind: string };

/** Each draws a square for every place of every half day. */
export const capacitiesPerPage = 6;

type Props = {
  context: PageContext;
  monday: string;
  filter: WeekFilter;
  areas: readonly { id: string; name: string }[];
  rows: readonly WeekResource[];
  next: string | undefined;
  holidays: readonly boolean[];
  /** One more than a page when there are more. */
  capacities: readonly SpareCapacity[];
};

function clock(minutes: number): string {
  const rest = minutes % 60;
  const hour = Math.floor(minutes / 60) % 24 || (minutes === 1440 ? 24 : Math.floor(minutes / 60) % 24);
  return rest === 0 ? String(hour) : `${hour}:${String(rest).padStart(2, '0')}`;
}

/** 13–16, 10–11:30, 終日: short, for a cell of the grid. */
export function shortTime({ from, to }: Pick<WeekTime, 'from' | 'to'>): string {
  return from === 0 && to === 1440 ? '終日' : `${clock(from)}–${clock(to)}`;
}

/** What stands in a cell: what is free, then what is held and what is in use, as numbers; or why it is shut. */
export function entriesOf(time: WeekTime): WeekEntry[] {
  const hours = shortTime(time);
  if (time.shut !== undefined) return [{ state: 'shut', hours: time.shut }];
  const { held, used, capacity, isFull } = time;
  const hasSeats = held + used > 0;
  return [
    ...(isFull
      ? []
      : [{ state: 'free' as const, hours, count: hasSeats ? (capacity ?? undefined) : undefined }]),
    ...(held > 0 ? [{ state: 'held' as const, hours, count: held }] : []),
    // Without a seat it is formal users who have the places: no number of ours.
    ...(used > 0 || (isFull && !hasSeats)
      ? [{ state: 'used' as const, hours, count: used || undefined }]
      : []),
  ];
}

/** 11/30 月, then 1 火: the month where it begins. */
function dayLabels(monday: string): string[] {
  return dayNames.map((name, offset) => {
    const date = addDays(monday, offset);
    const day = Number(date.slice(8, 10));
    const isNamed = offset === 0 || day === 1;
    return isNamed ? `${Number(date.slice(5, 7))}/${day} ${name}` : `${day} ${name}`;
  });
}

/** The free hours of the town in one week, and the places that formal users leave. */
export function WeekPage(props: Props) {
  const { context, monday, filter, areas, rows, next, holidays, capacities } = props;
  const labels = dayLabels(monday);
  const times = rows.flatMap((row) => row.days.flat());
  const free = times.filter((time) => !time.isFull).length;
  const held = times.reduce((sum, time) => sum + time.held, 0);
  const toAsk = rows.filter((row) => freshnessOf(row, context.today) !== 'fresh').length;
  const address = (from: string) => `/town/week?${new URLSearchParams({ ...filter, from }).toString()}`;
  const term = `${formatJapaneseDate(monday, { weekday: true })}–${formatJapaneseDate(addDays(monday, 6), { weekday: true, year: 'none' })}`;
  const isNarrowed = filter.area !== '' || filter.kind !== '';
  const timed = rows.filter((row) => row.days.some((day) => day.length > 0));
  const untimed = rows.filter((row) => !timed.includes(row));
  return (
    <Page context={context} title="まちの空き" tabs={<TownTabs current="/town/week" />}>
      <Head
        title="まちの空き"
        sub={[term, `空き ${free}`, `仮押さえ ${held}`, `要確認 ${toAsk}`].join(gap)}
        actions={
          <>
            <LinkButton href={address(addDays(monday, -7))}>前の週</LinkButton>
            <LinkButton href={address(addDays(monday, 7))}>次の週</LinkButton>
            <LinkButton href="/town/closures">休みを書く</LinkButton>
            <LinkButton href="/town/resources/new" kind="main">
              空きを書く
            </LinkButton>
          </>
        }
      />
      <FilterBar action="/town/week" isNarrowed={isNarrowed}>
        <input type="hidden" name="from" value={monday} />
        <Select
          name="area"
          label="地区"
          empty="すべて"
          unmarked
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.area}
        />
        <Select
          name="kind"
          label="種類"
          empty="すべて"
          unmarked
          options={Object.entries(resourceKinds).map(([value, label]) => ({ value, label }))}
          value={filter.kind}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          words={
            isNarrowed
              ? 'この条件で、この週に書かれた空きはありません。'
              : 'この週に書かれた空きはありません。資源に曜日と時間を書くと、ここにならびます。'
          }
          action={{ href: '/town', label: '場所・資源を見る' }}
        />
      ) : (
        <WeekGrid
          caption={`${term}の空き`}
          days={labels.map((label, place) => ({ label, isRest: place === 6 || (holidays[place] ?? false) }))}
          rows={timed.map((row) => ({
            name: row.name,
            href: `/town/resources/${row.id}`,
            sub: (
              <>
                {row.organizationName ?? resourceKinds[row.kind]}
                {gap}
                <Freshness
                  state={freshnessOf(row, context.today)}
                  checkedOn={row.checkedOn}
                  today={context.today}
                />
                {row.isPartlyUnknown ? <span class="line-of">日の決まらない空きもあります</span> : null}
              </>
            ),
            cells: row.days.map((day) => day.flatMap(entriesOf)),
          }))}
        />
      )}
      {untimed.length > 0 ? (
        <Section title="この週に時刻のないもの" aside={`${untimed.length}件`}>
          <ul class="in-line">
            {untimed.map((row) => (
              <li>
                <a href={`/town/resources/${row.id}`}>{row.name}</a>
                {row.isPartlyUnknown ? <span class="soft">{gap}日の決まらない空き</span> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Pagination
        next={
          next === undefined
            ? undefined
            : `/town/week?${new URLSearchParams({ ...filter, from: monday, after: next }).toString()}`
        }
      />
      {capacities.slice(0, capacitiesPerPage).map((spare) => (
        <Section
          title={<a href={`/town/resources/${spare.id}/capacity`}>{spare.name}</a>}
          aside={
            <Freshness
              state={freshnessOf(spare, context.today)}
              checkedOn={spare.checkedOn}
              today={context.today}
            />
          }
        >
          <p class="soft lead-in">
            空き ＝ 定員 − 契約の利用者 − 内定・待機 − 予備 − 参加支援 − 押さえた枠。契約の方が先です。
            {spare.days.every((day) => placesLeft(day) === 0) ? 'いま、空きはありません。' : null}
          </p>
          <CapacityTable days={spare.days} caption={`${spare.name}の空き`} dayLabels={labels} />
        </Section>
      ))}
      {capacities.length > 0 ? <CapacityKey /> : null}
      {capacities.length > capacitiesPerPage ? (
        <p>
          <LinkButton href={`${address(monday)}&spare=${capacities[capacitiesPerPage - 1]?.id}`}>
            定員のあるほかの所をみる
          </LinkButton>
        </p>
      ) : null}
    </Page>
  );
}
