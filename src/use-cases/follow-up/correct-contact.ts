import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { ContactDraft } from '#domain/follow-up.ts';
import { readContact } from './find-contact.ts';
import { readPlacementHead } from './placement-head.ts';

/** Corrects what was written down about a contact. The earlier text stays in the revisions (invariant 9). */
export async function correctContact(
  worker: Worker,
  personId: string,
  placementId: string,
  id: string,
  typed: { seen: number; fields: ContactDraft; kept?: KeptSides | undefined },
): Promise<Saved> {
  const purpose = { act: 'follow-up.correct', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    await readPlacementHead(db, personId, placementId);
    const { side, stored } = await readContact(db, placementId, id);
    // What only the other side can say is not written of this one.
    const foreign = side === 'host' ? { feeling: null } : { hostLoad: null, hostWish: null };
    const fields = { ...typed.fields, ...foreign };
    const subject = { kind: 'follow_up', id, personId };
    const met = await meetVersions(db, worker, subject, stored, { ...typed, fields });
    if (!met.ok) return met;
    await db
      .updateTable('followUp')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
