import { formatDayNear } from '#domain/japanese-date.ts';
import { incidentKinds } from '#domain/incident.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { Incidents, StoredIncident } from '#use-cases/hosting/list-incidents.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Section } from '#web/ui/section.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & Incidents;

export function whenText({ at }: Pick<StoredIncident, 'at'>, today: string): string {
  return `${formatDayNear(tokyoDay(at), today, { weekday: true })} ${tokyoTime(at)}`;
}

/** 事故・ヒヤリ: what happened or nearly did, open reports first. */
export function IncidentsPage({ isOpen, incidents, ...frame }: Props) {
  const { context, placement } = frame;
  const path = `${placementPath(placement)}/incidents`;
  if (!isOpen) {
    return (
      <PlacementFrame {...frame} place="/incidents" title="事故・ヒヤリ">
        <ClosedItem what="経過・事故の記録" />
      </PlacementFrame>
    );
  }
  return (
    <PlacementFrame
      {...frame}
      place="/incidents"
      title="事故・ヒヤリ"
      actions={
        <LinkButton href={`${path}/new`} kind="main">
          事故・ヒヤリを書く
        </LinkButton>
      }
    >
      <Section title="事故・ヒヤリ" aside={incidents.length > 0 ? `${incidents.length}件` : undefined}>
        {incidents.length === 0 ? (
          <EmptyState
            words="ありません。小さなヒヤリも書いておくと、次に役立ちます。"
            action={{ href: `${path}/new`, label: '書く' }}
          />
        ) : (
          <Table
            caption="事故・ヒヤリ"
            rows={incidents}
            columns={[
              {
                label: '番号',
                kind: 'head',
                cell: (one) =>
                  one.basis === 'confidential_meeting' ? (
                    one.number
                  ) : (
                    <a href={`${path}/${one.id}`}>{one.number}</a>
                  ),
              },
              { label: 'いつ', cell: (one) => whenText(one, context.today) },
              { label: '種類', cell: (one) => incidentKinds[one.kind] },
              { label: 'あったこと', shortLabel: 'こと', cell: (one) => <Gist incident={one} /> },
              {
                label: 'いま',
                cell: (one) =>
                  one.closedOn === null ? (
                    <Tag kind="warn">対応中</Tag>
                  ) : (
                    `${formatDayNear(one.closedOn, context.today)}に閉じた`
                  ),
              },
            ]}
          />
        )}
      </Section>
    </PlacementFrame>
  );
}

function Gist({ incident }: { incident: StoredIncident }) {
  return (
    <>
      <Stamp basis={incident.basis} />{' '}
      {incident.basis === 'confidential_meeting' ? (
        <span class="soft">封をしています。要旨も表示しません。</span>
      ) : (
        incident.what
      )}
    </>
  );
}
