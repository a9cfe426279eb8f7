import { sessionStates } from '#domain/activity-session.ts';
import { clockText } from '#domain/hours-text.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { supportLevels } from '#domain/support-level.ts';
import type { SessionRow } from '#use-cases/community/parts-of-activity.ts';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { FadingDrawing } from './fading-drawing.tsx';

type Props = { context: PageContext; address: string; sessions: readonly SessionRow[]; mayPlan: boolean };

const shownAtOnce = 8;

function timeOf({ fromMinute, toMinute }: SessionRow): string {
  return fromMinute === null || toMinute === null ? '' : `${clockText(fromMinute)}–${clockText(toMinute)}`;
}

/** 開催: days to come, what was, how many came, and our own part as it becomes less. */
export function SessionPart({ context, address, sessions, mayPlan }: Props) {
  const coming = sessions
    .filter(({ state, onDay }) => state === 'planned' && onDay >= context.today)
    .toReversed();
  const past = sessions.filter((session) => !coming.includes(session));
  return (
    <Section
      title="開催"
      id="sessions"
      class="sparse"
      aside={mayPlan ? <a href={`${address}/sessions/plan`}>日を決める</a> : undefined}
    >
      {coming.length > 0 ? (
        <ul class="rows no-lead">
          {coming.map((session) => (
            <li>
              <span class="p">
                <b>{formatDayNear(session.onDay, context.today)}</b>
                {gap}
                {[timeOf(session), session.theme].filter((part) => part !== '').join(gap)}
              </span>
              <a class="go" href={`${address}/sessions/${session.id}`}>
                ひらく
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <FadingDrawing sessions={sessions} today={context.today} />
      {past.length === 0 ? (
        <p class="empty">
          {coming.length > 0
            ? 'まだ開いていません。'
            : 'まだ開催がありません。一度やってみる日を決めると、ここに並びます。'}
        </p>
      ) : (
        <>
          <SessionTable context={context} address={address} rows={past.slice(0, shownAtOnce)} />
          {past.length > shownAtOnce ? (
            <details>
              <summary>その前の{past.length - shownAtOnce}回</summary>
              <SessionTable context={context} address={address} rows={past.slice(shownAtOnce)} />
            </details>
          ) : null}
        </>
      )}
    </Section>
  );
}

function SessionTable({
  context,
  address,
  rows,
}: {
  context: PageContext;
  address: string;
  rows: readonly SessionRow[];
}) {
  return (
    <Table
      caption="開催の記録"
      rows={rows}
      columns={[
        {
          label: '日',
          kind: 'head',
          cell: (row) => (
            <a href={`${address}/sessions/${row.id}`} class="nb">
              {formatDayNear(row.onDay, context.today)}
            </a>
          ),
        },
        {
          label: '来た人',
          kind: 'number',
          cell: (row) =>
            row.state === 'held' ? (
              `${row.headcount ?? 0}人`
            ) : row.state === 'planned' ? (
              <Tag kind="warn">まだ書いていない</Tag>
            ) : (
              sessionStates[row.state]
            ),
        },
        {
          label: 'はじめて・また来た',
          shortLabel: '初・また',
          kind: 'tight',
          cell: (row) =>
            row.firstTime === null && row.cameAgain === null
              ? ''
              : `${row.firstTime ?? '−'}・${row.cameAgain ?? '−'}`,
        },
        {
          label: '職員の入り方',
          kind: 'tight',
          cell: (row) => (row.staffPart === null ? '' : supportLevels[row.staffPart]),
        },
        {
          label: 'ようす',
          cell: (row) => [row.theme, row.words, row.whyCancelled].filter((part) => part !== '').join(gap),
        },
      ]}
    />
  );
}
