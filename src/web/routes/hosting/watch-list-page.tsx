import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { watchStanding, watchStandings } from '#domain/watch-draft.ts';
import type { StoredWatch } from '#use-cases/hosting/list-watch-requests.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

/** Within a month the end is near enough to ask again. */
const soon = 30;

export function WatchStandingMark({ watch, today }: { watch: StoredWatch; today: string }) {
  const standing = watchStanding(watch, today);
  const label = watchStandings[standing];
  if (standing === 'over') return <Tag kind="warn">{label}</Tag>;
  if (standing === 'ended' || standing === 'declined') return <span class="soft">{label}</span>;
  const left = daysBetween(today, watch.until);
  const isEnding = standing === 'accepted' && left <= soon;
  return isEnding ? <Tag kind="warn">{`あと${left}日`}</Tag> : <>{label}</>;
}

type Props = PlacementPageProps & { watches: readonly StoredWatch[] };

/** 見守り依頼: who looks out for what, each with its end. */
export function WatchListPage({ watches, ...frame }: Props) {
  const { context, placement } = frame;
  const path = `${placementPath(placement)}/watch`;
  return (
    <PlacementFrame
      {...frame}
      place="/watch"
      title="見守り依頼"
      actions={
        <LinkButton href={`${path}/new`} kind="main">
          見守りを頼む
        </LinkButton>
      }
    >
      <Section title="見守り依頼" aside={watches.length > 0 ? `${watches.length}件` : undefined}>
        <p class="soft lead-in">伝えるのは、本人が了解したことばだけです。病名は書きません。</p>
        {watches.length === 0 ? (
          <EmptyState
            words="まだ、だれにも頼んでいません。"
            action={{ href: `${path}/new`, label: '見守りを頼む' }}
          />
        ) : (
          <Table
            caption="見守り依頼"
            rows={watches}
            columns={[
              {
                label: '見守る人',
                kind: 'head',
                cell: (watch) => <a href={`${path}/${watch.id}`}>{watch.watcher}</a>,
              },
              { label: '伝えること', shortLabel: '伝える', cell: (watch) => watch.content.told },
              { label: 'いま', cell: (watch) => <WatchStandingMark watch={watch} today={context.today} /> },
              {
                label: 'いつまで',
                shortLabel: '期限',
                kind: 'tight',
                cell: (watch) => formatDayNear(watch.until, context.today),
              },
            ]}
          />
        )}
      </Section>
    </PlacementFrame>
  );
}
