import type { Handle } from '#db/as-actor.ts';
import { consentStanding } from '#domain/consent.ts';
import { foldForSearch } from '#domain/person-name.ts';
import type { PlacementHead } from './find-placement.ts';

export type HostConsent = {
  id: string;
  recipient: string;
  toldWords: string;
  notToldWords: string;
  validUntil: string | null;
};

type Named = Pick<PlacementHead, 'organizationId' | 'organizationName' | 'resourceName'>;

/**
 * The consent that lets words about the person go to this host: given and not over, about what somebody is good at and
 * needs, for the host's organisation or for the host by its name. The newest answer of each purpose is the one that counts.
 */
export async function readHostConsent(
  db: Handle,
  personId: string,
  host: Named,
  today: string,
): Promise<HostConsent | undefined> {
  const rows = await db
    .selectFrom('consent')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'consent.municipalityId')
        .onRef('organization.id', '=', 'consent.recipientOrganizationId'),
    )
    .select(['consent.id', 'consent.state', 'consent.purpose', 'consent.items', 'consent.validUntil'])
    .select(['consent.recipientOrganizationId', 'consent.recipientName', 'organization.name'])
    .select(['consent.toldWords', 'consent.notToldWords'])
    .where('consent.personId', '=', personId)
    .orderBy('consent.createdAt', 'desc')
    .orderBy('consent.id', 'desc')
    .execute();
  const answered = new Set<string>();
  for (const row of rows) {
    if (!isForHost(row, host) || answered.has(row.purpose)) continue;
    answered.add(row.purpose);
    if (consentStanding(row, today) !== 'given' || !row.items.includes('participation')) continue;
    const { id, toldWords, notToldWords, validUntil } = row;
    return { id, toldWords, notToldWords, validUntil, recipient: row.name ?? row.recipientName };
  }
  return undefined;
}

function isForHost(
  consent: { recipientOrganizationId: string | null; recipientName: string },
  host: Named,
): boolean {
  if (consent.recipientOrganizationId !== null) {
    return consent.recipientOrganizationId === host.organizationId;
  }
  const name = foldForSearch(consent.recipientName);
  return [host.organizationName, host.resourceName].some((one) => {
    const wanted = foldForSearch(one ?? '');
    return wanted !== '' && name.includes(wanted);
  });
}
