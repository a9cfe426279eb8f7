import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { endLabel } from '#domain/placement-end.ts';
import { placementStates } from '#domain/placement-state.ts';
import { placeAndRole } from '#domain/placement-terms.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { ListedPlacement } from '#use-cases/placements/list-placements.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Rows } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { placementPath } from './placement-ids.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  alive: readonly ListedPlacement[];
  past: readonly ListedPlacement[];
};

/** 参加: every way of this person to a place, those under way first. An end is told like any other day, and never counted. */
export function PlacementListPage({ context, person, alive, past }: Props) {
  const { today } = context;
  const isOpen = person.open.has('participation');
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/placements"
      title="参加"
      actions={
        isOpen ? (
          <>
            <LinkButton href={`/people/${person.id}/placements/new`}>場所を決めてはじめる</LinkButton>
            <LinkButton href={`/connect?person=${person.id}`} kind="main">
              行き先を探す
            </LinkButton>
          </>
        ) : null
      }
    >
      {isOpen ? (
        <>
          <Section title="いまの行き先" aside={alive.length > 0 ? `${alive.length}件` : undefined}>
            {alive.length === 0 ? (
              <EmptyState
                words="いま進んでいる行き先は、ありません。"
                action={{ href: `/connect?person=${person.id}`, label: '行き先を探す' }}
              />
            ) : (
              <Rows
                rows={alive.map((one) => ({
                  lead: <StateTag placement={one} />,
                  title: placeAndRole(one.resourceName, one.role),
                  sub: [
                    one.organizationName ?? '',
                    `${formatDayNear(one.stateSince, today)}から　${daysBetween(one.stateSince, today) + 1}日目`,
                    one.mainName === null ? '' : `担当 ${one.mainName}`,
                  ]
                    .filter((part) => part !== '')
                    .join(gap),
                  action: { href: placementPath(person.id, one.id), label: 'ひらく' },
                }))}
              />
            )}
          </Section>
          {past.length > 0 ? (
            <Section title="これまでの行き先">
              <Rows
                rows={past.map((one) => ({
                  lead: (
                    <span class="soft">{one.endedOn === null ? '' : formatDayNear(one.endedOn, today)}</span>
                  ),
                  title: placeAndRole(one.resourceName, one.role),
                  sub: endLabel(one.endCode),
                  action: { href: placementPath(person.id, one.id), label: 'ひらく' },
                }))}
              />
            </Section>
          ) : null}
        </>
      ) : (
        <ClosedItem what="参加のこと" />
      )}
    </PersonFrame>
  );
}

function StateTag({ placement }: { placement: ListedPlacement }) {
  if (placement.isResting) return <Tag>お休み中</Tag>;
  const isRunning = placement.state === 'continuing' || placement.state === 'settled';
  return <Tag kind={isRunning ? 'go' : 'plain'}>{placementStates[placement.state]}</Tag>;
}
