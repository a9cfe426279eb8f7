import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PaperKind } from '#documents/papers.ts';
import { placementStates } from '#domain/placement-state.ts';
import type { PlacementHead } from '#use-cases/hosting/find-placement.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

/** The papers of a placement, in the order in which they are usually written. */
const papers = [
  { at: '/care-sheet', label: '配慮シート' },
  { at: '/watch', label: '見守り依頼' },
  { at: '/memorandum', label: '覚書' },
  { at: '/booking', label: '枠' },
  { at: '/recall', label: '返してほしい' },
  { at: '/loans', label: '貸与' },
  { at: '/insurance', label: '保険' },
  { at: '/money', label: 'お金' },
  { at: '/incidents', label: '事故・ヒヤリ' },
] as const;
/** The form that a page becomes on paper; 枠 and 返してほしい have none, an incident has its own. */
const kinds: Partial<Record<PaperPlace, PaperKind>> = {
  '/care-sheet': 'care-sheet',
  '/watch': 'watch',
  '/memorandum': 'memorandum',
  '/loans': 'loans',
  '/insurance': 'insurance',
  '/money': 'money',
};
export type PaperPlace = (typeof papers)[number]['at'];

export type PlacementPageProps = { context: PageContext; person: PersonHead; placement: PlacementHead };

export function placementPath({ personId, id }: Pick<PlacementHead, 'personId' | 'id'>): string {
  return `/people/${personId}/placements/${id}`;
}

/** Where a paper lies: ひと ／ 古屋 静江さん ／ 参加 ／ 朝の立ち番. */
export function placementTrail(placement: PlacementHead) {
  return [
    { label: '参加', href: `/people/${placement.personId}/placements` },
    { label: placement.resourceName, href: placementPath(placement) },
  ];
}

type Props = PropsWithChildren<
  PlacementPageProps & {
    place: PaperPlace;
    title: string;
    /** A page behind the paper itself: 次の版を書く. */
    under?: { label: string; href: string };
    /** Where the title would only repeat the way here. */
    crumb?: string;
    actions?: Child;
  }
>;

/** What the pages of one placement's papers share: whose, where, how far, and the way to the other papers. */
export function PlacementFrame(props: Props) {
  const { context, person, placement, place, title, under, crumb, actions, children } = props;
  const { resourceName, organizationName, state, number } = placement;
  const kind = kinds[place];
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/placements"
      title={title}
      {...(crumb === undefined ? {} : { crumb })}
      between={[...placementTrail(placement), ...(under ? [under] : [])]}
      actions={
        <>
          {kind === undefined ? null : (
            <PaperLink personId={placement.personId} kind={kind} of={placement.id} />
          )}
          {actions}
        </>
      }
    >
      <p class="placement-line">
        <b>{resourceName}</b>
        <span class="soft">
          {gap}
          {[organizationName ?? '', placementStates[state], number].filter((part) => part !== '').join(gap)}
        </span>
      </p>
      <nav class="paper-links" aria-label="参加先の紙と約束">
        {papers.map(({ at, label }) => (
          <a href={`${placementPath(placement)}${at}`} aria-current={at === place ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {children}
    </PersonFrame>
  );
}
