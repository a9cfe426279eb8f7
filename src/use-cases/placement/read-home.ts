import type { Handle } from '#db/as-actor.ts';

export type Point = { latitude: number; longitude: number };

/** Why there is a distance or none. The point itself is an address: it is never written into a run or onto a page. */
export type Home =
  | { state: 'known'; point: Point; contactVersion: number }
  | { state: 'protected' | 'not-open' | 'not-written' };

/**
 * Where the person lives, for distances only. Under 支援措置 there is none for anybody, also for those named: three
 * distances are an address (invariant 3). Somebody whom the contact item is not open to gets none either.
 */
export async function readHome(db: Handle, personId: string): Promise<Home> {
  const person = await db
    .selectFrom('person')
    .select('hasProtectedAddress')
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person?.hasProtectedAddress !== false) return { state: 'protected' };
  const contact = await db
    .selectFrom('personContact')
    .select(['latitude', 'longitude', 'version', 'isProtected'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!contact) return { state: 'not-open' };
  if (contact.isProtected) return { state: 'protected' };
  const { latitude, longitude, version } = contact;
  if (latitude === null || longitude === null) return { state: 'not-written' };
  return { state: 'known', point: { latitude, longitude }, contactVersion: version };
}

/**
 * The home as it was when a run was made: the present row if it has not changed, otherwise its kept revision. Both are
 * rows that the policies open or not, today; who may not see the contact now gets no distance from the past either.
 */
export async function readHomeAt(db: Handle, personId: string, contactVersion: number): Promise<Home> {
  const now = await readHome(db, personId);
  if (now.state === 'protected' || now.state === 'not-open') return now;
  if (now.state === 'known' && now.contactVersion === contactVersion) return now;
  const kept = await db
    .selectFrom('revision')
    .select('before')
    .where('subjectKind', '=', 'person_contact')
    .where('personId', '=', personId)
    .where('version', '=', contactVersion)
    .executeTakeFirst();
  const before = kept?.before as { latitude?: unknown; longitude?: unknown } | undefined;
  if (typeof before?.latitude !== 'number' || typeof before.longitude !== 'number') {
    return { state: 'not-written' };
  }
  return {
    state: 'known',
    point: { latitude: before.latitude, longitude: before.longitude },
    contactVersion,
  };
}
