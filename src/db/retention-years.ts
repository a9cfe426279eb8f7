import { usualYears, type RetentionKind } from '#domain/closure.ts';
import type { Handle } from './as-actor.ts';

/** How long a file of that kind is kept here: the rule as it stands today counts for every file that is still here. */
export async function retentionYears(db: Handle, kind: RetentionKind): Promise<number> {
  const rule = await db
    .selectFrom('retentionRule')
    .select('years')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return rule?.years ?? usualYears;
}
