import type { Handle } from '#db/as-actor.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';

/** The day of the newest contact that a worker made. What a host sends by its link is not counted: we have not answered it. */
export async function lastContactDay(
  db: Handle,
  placementId: string,
  side?: FollowUpSide,
): Promise<string | null> {
  let query = db
    .selectFrom('followUp')
    .select('doneOn')
    .where('placementId', '=', placementId)
    .where('doneOn', 'is not', null)
    .where('manner', '!=', 'link');
  if (side) query = query.where('side', '=', side);
  const row = await query.orderBy('doneOn', 'desc').executeTakeFirst();
  return row?.doneOn ?? null;
}
