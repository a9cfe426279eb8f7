import type { Handle } from '#db/as-actor.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenMoney = { personId: string; placementId: string; entryId: string; version: number };

/** A line that stands, locked; a struck one takes no further step. */
export async function lockMoney(db: Handle, seen: SeenMoney): Promise<{ version: number }> {
  const row = await db
    .selectFrom('moneyEntry')
    .select(['version', 'struckAt'])
    .where('id', '=', seen.entryId)
    .where('placementId', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.struckAt !== null) throw new Refusal('already-done');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  return row;
}
