import type { Handle } from '#db/as-actor.ts';
import { benefitsIn } from '#domain/money-entry.ts';

/**
 * Which benefits somebody lives on, from what is known about their money and open to this worker. What was learnt in a
 * 支援会議 gives no hint here.
 */
export async function knownBenefits(
  db: Handle,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('fact')
    .select(['personId', 'words'])
    .where('personId', 'in', personIds)
    .where('item', '=', 'economy')
    .where('struckAt', 'is', null)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('saidOn')
    .orderBy('id')
    .execute();
  return new Map(
    personIds.map((id) => [
      id,
      benefitsIn(rows.filter(({ personId }) => personId === id).map(({ words }) => words)),
    ]),
  );
}
