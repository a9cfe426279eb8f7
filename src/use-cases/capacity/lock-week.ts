import type { Handle } from '#db/as-actor.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { Refusal } from '#domain/refusal.ts';

export type LockedWeek = {
  isHome: boolean;
  days: HalfDay[];
  /** The newest of the rows' versions; 0 when nothing was ever written. */
  version: number;
  updatedBy: string | null;
  updatedAt: Date;
};

/** The half days of one resource. The resource row is locked, so that two people cannot both take the last place. */
export async function lockWeek(db: Handle, resourceId: string): Promise<LockedWeek> {
  const resource = await db
    .selectFrom('resource')
    .select(['id', 'kind', 'updatedAt'])
    .where('id', '=', resourceId)
    .forUpdate()
    .executeTakeFirst();
  if (!resource) throw new Refusal('not-found');
  const rows = await db
    .selectFrom('formalCapacity')
    .select(['weekday', 'half', 'capacity', 'contracted', 'pending', 'reserve', 'guests'])
    .select(['overrideReason', 'version', 'updatedBy', 'updatedAt'])
    .where('resourceId', '=', resourceId)
    .orderBy('version', 'desc')
    .execute();
  const newest = rows[0];
  return {
    isHome: resource.kind === 'room',
    days: rows.map(({ version: _version, updatedBy: _by, updatedAt: _at, ...day }) => day as HalfDay),
    version: newest?.version ?? 0,
    updatedBy: newest?.updatedBy ?? null,
    updatedAt: newest?.updatedAt ?? resource.updatedAt,
  };
}
