import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

/** Closes the host's door at once: from the next request on the address and the code lead nowhere. */
export async function closeHostLink(worker: Worker, seen: SeenPlacement): Promise<void> {
  const { personId } = seen;
  await asActor(worker, about('placements.host-link.close', personId), async (db) => {
    const held = await holdPlacement(db, worker, seen);
    if (held.hostLinkId === null) throw new Refusal('already-done');
    await endHostLinks(db, held.id);
    await db
      .updateTable('placement')
      .set({
        hostLinkId: null,
        version: held.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', held.id)
      .execute();
    await refreshAccess(db, personId);
  });
}

/** Ends every open door of a placement and takes its mark off what the host could read. */
export async function endHostLinks(db: Handle, placementId: string): Promise<void> {
  await db
    .updateTable('hostLink')
    .set({ endedAt: sql`now()`, version: sql`version + 1` })
    .where('placementId', '=', placementId)
    .where('endedAt', 'is', null)
    .execute();
  for (const table of ['sounding', 'visit', 'careSheet', 'watchRequest'] as const) {
    await db
      .updateTable(table)
      .set({ hostLinkId: null })
      .where('placementId', '=', placementId)
      .where('hostLinkId', 'is not', null)
      .execute();
  }
}
