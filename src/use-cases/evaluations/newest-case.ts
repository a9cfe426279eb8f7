import type { Handle } from '#db/as-actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

/** The case that work goes on in: the newest of this person. */
export async function newestCase(
  db: Handle,
  personId: string,
): Promise<{ id: string; state: CaseState; openedOn: string }> {
  const row = await db
    .selectFrom('case')
    .select(['id', 'state', 'openedOn'])
    .where('personId', '=', personId)
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, state: row.state as CaseState };
}
