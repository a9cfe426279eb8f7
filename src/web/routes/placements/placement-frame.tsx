import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { placementPath } from './placement-ids.ts';

type Props = PropsWithChildren<{
  context: PageContext;
  person: PersonHead;
  placement: Pick<Placement, 'id' | 'host'>;
  /** Of a page behind the placement: 打診する. The placement's own page has none. */
  title?: string;
  actions?: Child;
}>;

/** Every page of a placement lies behind the person, 参加, and the place. */
export function PlacementFrame({ context, person, placement, title, actions, children }: Props) {
  const name = placement.host.name;
  const list = { label: '参加', href: `/people/${person.id}/placements` };
  const own = { label: name, href: placementPath(person.id, placement.id) };
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/placements"
      title={title === undefined ? name : `${title}　${name}`}
      crumb={title ?? name}
      between={title === undefined ? [list] : [list, own]}
      actions={actions}
    >
      {children}
    </PersonFrame>
  );
}
