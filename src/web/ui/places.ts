import type { Place } from './page-context.ts';

/** The shell's places in the order of the work, with their addresses. */
export const places: readonly { place: Place; href: string }[] = [
  { place: 'today', href: '/' },
  { place: 'people', href: '/people' },
  { place: 'town', href: '/town' },
  { place: 'connect', href: '/connect' },
  { place: 'meetings', href: '/meetings' },
  { place: 'review', href: '/review' },
  { place: 'settings', href: '/settings' },
];

/** What lies at an address of its own and belongs to a place all the same: what the town lacks is まち. */
const within: Readonly<Record<string, Place>> = { '/gaps': 'town' };

/** Which place an address belongs to: /people/42/notes is ひと. */
export function placeOf(path: string): Place | undefined {
  const first = `/${path.split('/')[1] ?? ''}`;
  return within[first] ?? places.find(({ href }) => href === first)?.place;
}
