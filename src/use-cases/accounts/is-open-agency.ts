import type { Handle } from '#db/as-actor.ts';

/** Whether somebody may be put into this agency: it is one of ours and has not ended. */
export async function isOpenAgency(db: Handle, agencyId: string): Promise<boolean> {
  const agency = await db
    .selectFrom('agency')
    .select('id')
    .where('id', '=', agencyId)
    .where('endedOn', 'is', null)
    .where('kind', '!=', 'system')
    .executeTakeFirst();
  return agency !== undefined;
}
