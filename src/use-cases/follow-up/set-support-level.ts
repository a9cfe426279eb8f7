import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { SupportKind, SupportLevelDraft } from '#domain/support-level.ts';
import { readPlacementHead } from './placement-head.ts';

/** How near somebody stands from that day on. Rows are added, never changed: the way back and forth is the record. */
export async function setSupportLevel(
  worker: Worker,
  personId: string,
  placementId: string,
  level: Omit<SupportLevelDraft, 'kind'> & { id: string; kind?: SupportKind },
): Promise<void> {
  const purpose = { act: 'steps.level', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    await readPlacementHead(db, personId, placementId);
    const known = await db
      .selectFrom('supportLevel')
      .select('id')
      .where('id', '=', level.id)
      .executeTakeFirst();
    if (known) return;
    await db
      .insertInto('supportLevel')
      .values({
        ...level,
        placementId,
        personId,
        municipalityId: worker.municipalityId,
        createdBy: worker.accountId,
      })
      .execute();
    log.detail({ kind: level.kind ?? 'presence', level: level.level });
    await refreshAccess(db, personId);
  });
}
