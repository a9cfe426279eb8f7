import type { Handle } from '#db/as-actor.ts';
import type { AllyPart } from '#domain/ally.ts';

export type AllyRow = {
  id: string;
  name: string;
  part: AllyPart;
  offers: string;
  organizationName: string | null;
  fromParticipants: boolean;
  since: string;
  until: string | null;
  version: number;
};

/** Who joins in a voice or an activity; those who have left stand last. */
export async function alliesOf(
  db: Handle,
  of: { voiceId: string } | { activityId: string },
): Promise<AllyRow[]> {
  const rows = await db
    .selectFrom('ally')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'ally.municipalityId')
        .onRef('organization.id', '=', 'ally.organizationId'),
    )
    .select(['ally.id', 'ally.name', 'part', 'offers', 'organization.name as organizationName'])
    .select(['fromParticipants', 'since', 'until', 'ally.version'])
    .where((eb) =>
      'voiceId' in of ? eb('ally.voiceId', '=', of.voiceId) : eb('ally.activityId', '=', of.activityId),
    )
    .orderBy('until', (order) => order.desc().nullsFirst())
    .orderBy('since')
    .orderBy('ally.id')
    .execute();
  return rows as AllyRow[];
}
