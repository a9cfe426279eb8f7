import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPlacementHead } from './placement-head.ts';
import { currentRhythm, openContact, planNextContact } from './plan-next-contact.ts';

/** Lets one planned contact go, with the reason; the next is planned from its day, or from today when that has passed. */
export async function skipContact(
  worker: Worker,
  personId: string,
  placementId: string,
  skipped: { side: FollowUpSide; id: string; version: number; reason: string; today: string },
): Promise<void> {
  const purpose = { act: 'follow-up.skip', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    await readPlacementHead(db, personId, placementId);
    const { side, id, version, reason, today } = skipped;
    const planned = await openContact(db, { placementId, side });
    if (planned?.id !== id) throw new Refusal('already-done');
    if (planned.version !== version) throw new Refusal('changed-meanwhile');
    await db
      .updateTable('followUp')
      .set({
        skippedReason: reason,
        version: version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    const rhythm = await currentRhythm(db, { placementId, side });
    if (rhythm) {
      const last = planned.dueOn > today ? planned.dueOn : today;
      const next = { every: rhythm.every, last, dueBy: planned.dueBy };
      await planNextContact(db, worker, { placementId, personId, side }, next);
    }
    log.detail({ side });
    await refreshAccess(db, personId);
  });
}
