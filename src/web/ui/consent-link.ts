import type { consentPurposes } from '#domain/consent.ts';

type Asked = {
  purpose: (typeof consentPurposes)[number];
  organizationId?: string | null | undefined;
  /** The page that could not go on without the consent: the answer leads back there. */
  back: string;
};

/** The page on which a consent is asked for, begun with what the page that needs it knows already. */
export function consentLink(personId: string, { purpose, organizationId, back }: Asked): string {
  const query = new URLSearchParams({ purpose, back });
  if (organizationId) query.set('organization', organizationId);
  return `/people/${personId}/consents/new?${query.toString()}`;
}

/** Where such an answer may lead: pages about this person, and meetings. Anything else is no address of ours. */
export function consentWayBack(personId: string, back: string | undefined): string | undefined {
  if (back === undefined || !URL.canParse(back, 'http://town')) return undefined;
  const { origin, pathname, search } = new URL(back, 'http://town');
  const isOurs = pathname.startsWith(`/people/${personId}/`) || pathname.startsWith('/meetings/');
  return origin === 'http://town' && isOurs ? `${pathname}${search}` : undefined;
}
