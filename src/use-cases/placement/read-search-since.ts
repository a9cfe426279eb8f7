import type { Handle } from '#db/as-actor.ts';

/** Since when somebody looks for a place with them; null as long as the case is not that far. */
export async function readSearchSince(db: Handle, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('case')
    .select('stateSince')
    .where('personId', '=', personId)
    .where('state', 'in', ['decided', 'searching', 'sounding', 'replanning'])
    .orderBy('openedOn', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.stateSince ?? null;
}
