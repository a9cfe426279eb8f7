import type { Child, PropsWithChildren } from 'hono/jsx';
import { formatDayNear } from '#domain/japanese-date.ts';
import { placementStates } from '#domain/placement-state.ts';
import type { PlacementHead } from '#use-cases/follow-up/placement-head.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Tabs } from '#web/ui/tabs.tsx';

type Props = PropsWithChildren<{
  context: PageContext;
  person: PersonHead;
  placement: PlacementHead;
  /** The page behind the placement that is open, without its tail: /attendance. */
  page: '/follow-up' | '/attendance' | '/steps';
  title: string;
  actions?: Child;
}>;

export function placementPath({ personId, id }: Pick<PlacementHead, 'personId' | 'id'>): string {
  return `/people/${personId}/placements/${id}`;
}

/** The person's head, then which placement this is, the way back to it, and its three pages of the time after 成立. */
export function PlacementFrame(props: Props) {
  const { context, person, placement, page, title, actions, children } = props;
  const path = placementPath(placement);
  const since = formatDayNear(placement.stateSince, context.today);
  return (
    <PersonFrame context={context} person={person} tab="/placements" title={title} actions={actions}>
      <p class="of-place">
        <a href={path}>{placement.resourceName}</a>
        <span class="soft">
          {[placement.role, `${placementStates[placement.state]}　${since}から`, placement.number]
            .filter((part) => part !== '')
            .map((part) => `${gap}${part}`)}
        </span>
      </p>
      <Tabs
        label="この参加の頁"
        current={`${path}${page}`}
        tabs={[
          { href: `${path}/follow-up`, label: '定着支援' },
          { href: `${path}/attendance`, label: '出欠' },
          { href: `${path}/steps`, label: '支え方と次の段' },
        ]}
      />
      {children}
    </PersonFrame>
  );
}
