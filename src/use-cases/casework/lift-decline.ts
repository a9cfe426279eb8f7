import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { endPasses } from '#db/keep-decline.ts';
import type { Worker } from '#domain/actor.ts';
import type { Consequence } from '#domain/decline-reason.ts';
import { endsPlacement } from '#domain/placement-stop.ts';
import { Refusal } from '#domain/refusal.ts';

/** Takes back what followed from a no or a circumstance, with the reason: 「やっぱり行ってみたい」. The line itself stays. */
export async function liftDecline(
  worker: Worker,
  personId: string,
  id: string,
  reason: string,
): Promise<void> {
  const purpose = { act: 'casework.decline.lift', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const lifted = await db
      .updateTable('decline')
      .set({ liftedAt: sql`now()`, liftedReason: reason, version: sql`version + 1` })
      .where('id', '=', id)
      .where('personId', '=', personId)
      .where('liftedAt', 'is', null)
      .returning(['resourceId', 'consequence'])
      .executeTakeFirst();
    if (!lifted) throw new Refusal('already-done');
    const { resourceId, consequence } = lifted;
    if (resourceId !== null && endsPlacement(consequence as Consequence)) {
      await endPasses(db, personId, resourceId);
      await refreshAccess(db, personId);
    }
  });
}
