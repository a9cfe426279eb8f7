import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { soundingManners, type SoundingManner } from '#domain/sounding.ts';
import type {
  AskAgain,
  WaitingScope,
  WaitingSounding,
  WaitingSoundings,
} from '#use-cases/placements/list-waiting-soundings.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Rows } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { placementPath } from './placement-ids.ts';

type Props = { context: PageContext; waiting: WaitingSoundings; scope: WaitingScope };

const scopes = { mine: '自分の担当', agency: '自分の機関', all: '見えるものすべて' } as const;

/** 返事待ち: what a host, a condition or the person's word is awaited for, the longest waiting first. */
export function WaitingPage({ context, waiting, scope }: Props) {
  const list = { today: context.today, scope };
  return (
    <Page context={{ ...context, currentPlace: 'connect' }} title="返事待ち">
      <PrintHead context={context} />
      <Head
        title="返事待ち"
        crumbs={[{ label: 'つなぐ', href: '/connect' }, { label: '返事待ち' }]}
        sub="待っている日が長い順。電話でも紙でもリンクでも、返事は返事です"
      />
      <FilterBar action="/soundings">
        <Select
          name="show"
          label="だれの"
          unmarked
          empty={false}
          value={scope}
          options={Object.entries(scopes).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      {waiting.arrived.length > 0 ? (
        <Section title="返事がとどいた" aside="読んで、受けとる">
          <List rows={waiting.arrived} {...list} action="受けとる" />
        </Section>
      ) : null}
      <Section title="受入先の返事を待っている" aside={countOf(waiting.unanswered)}>
        {waiting.unanswered.length === 0 ? (
          <EmptyState words="返事待ちはありません。" action={{ href: '/connect', label: '行き先を探す' }} />
        ) : (
          <List rows={waiting.unanswered} {...list} action="ひらく" />
        )}
      </Section>
      {waiting.askAgain.length > 0 ? <AskAgainPart {...list} rows={waiting.askAgain} /> : null}
      <Section title="条件を話している" aside={countOf(waiting.conditions)}>
        {waiting.conditions.length === 0 ? <EmptyState words="条件を話しているものは、ありません。" /> : null}
        <List rows={waiting.conditions} {...list} action="ひらく" />
      </Section>
      <Section title="本人の返事を待っている" aside={countOf(waiting.person)}>
        {waiting.person.length === 0 ? (
          <EmptyState words="本人の返事を待っているものは、ありません。" />
        ) : null}
        <List rows={waiting.person} {...list} action="ひらく" />
      </Section>
    </Page>
  );
}

/** 「また聞いて」: the day has come. Where it stood before is one press away, a new way another. */
function AskAgainPart({
  rows,
  today,
  scope,
}: {
  rows: readonly AskAgain[];
  today: string;
  scope: WaitingScope;
}) {
  return (
    <Section title="もう一度たずねる日がきた" aside={`${rows.length}件`}>
      <Rows
        rows={rows.map((row) => ({
          lead: <Tag>{formatDayNear(row.on, today)}</Tag>,
          title: row.personName,
          about: row.resourceName,
          sub: scope === 'mine' || row.mainName === null ? undefined : `担当 ${row.mainName}`,
          action: {
            href: `/people/${row.personId}/placements/new?resource=${row.resourceId}`,
            label: 'もう一度ここで',
          },
        }))}
      />
    </Section>
  );
}

function countOf(rows: readonly WaitingSounding[]): string | undefined {
  return rows.length === 0 ? undefined : `${rows.length}件`;
}

type ListProps = { rows: readonly WaitingSounding[]; today: string; scope: WaitingScope; action: string };

function List({ rows, today, scope, action }: ListProps) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <span class="t">
            <Since row={row} today={today} />
          </span>
          <span class="p">
            <b>{row.personName}</b>
            {gap}
            {row.resourceName}
            <span class="soft">{detailOf(row, today, scope)}</span>
          </span>
          <a
            class="go"
            href={placementPath(row.personId, row.placementId)}
            aria-label={`${action}　${row.personName}　${row.resourceName}`}
          >
            {action}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Since how many days. What is past its day is amber, not red: a host's silence is nobody's fault. */
function Since({ row, today }: { row: WaitingSounding; today: string }) {
  const days = daysBetween(row.since, today);
  const isLate = row.answer === null && row.replyDueOn !== null && row.replyDueOn < today;
  return <Tag kind={isLate ? 'warn' : 'plain'}>{days <= 0 ? 'きょう' : `${days}日`}</Tag>;
}

function detailOf(row: WaitingSounding, today: string, scope: WaitingScope): string {
  const how = soundingManners[row.manner as SoundingManner];
  const due =
    row.answer === null && row.replyDueOn !== null ? `期限 ${formatDayNear(row.replyDueOn, today)}` : '';
  return [
    `${formatDayNear(row.since, today)}から`,
    row.answer === null ? `${how}${row.askedWhom === '' ? '' : `　${row.askedWhom}`}` : '',
    due,
    scope === 'mine' || row.mainName === null ? '' : `担当 ${row.mainName}`,
  ]
    .filter((part) => part !== '')
    .join(gap);
}
