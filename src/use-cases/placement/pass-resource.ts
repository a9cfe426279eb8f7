import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { passReasons, passUntil, type PassReasonCode } from '#domain/candidate-pass.ts';
import { Refusal } from '#domain/refusal.ts';

export type Pass = { personId: string; resourceId: string; reason: PassReasonCode };

/**
 * Lets a candidate go by, for this person and this resource only. Nothing is written on the person: not in the case, not
 * in a count, and later runs order what is left exactly as before (design.md §5.7). A newer pass takes the place of an older.
 */
export async function passResource(
  worker: Worker,
  pass: Pass,
  today: string,
): Promise<{ id: string; until: string | null }> {
  const { personId, resourceId, reason } = pass;
  const purpose = { act: 'placement.pass', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const resource = await db
      .selectFrom('resource')
      .select('id')
      .where('id', '=', resourceId)
      .executeTakeFirst();
    if (!resource) throw new Refusal('not-found');
    log.about('resource', resourceId);
    await db
      .updateTable('matchPass')
      .set({ endedAt: (eb) => eb.fn('now') })
      .where('personId', '=', personId)
      .where('resourceId', '=', resourceId)
      .where('endedAt', 'is', null)
      .execute();
    const id = uuidv7();
    const until = passUntil(reason, today);
    await db
      .insertInto('matchPass')
      .values({
        municipalityId: worker.municipalityId,
        id,
        personId,
        resourceId,
        passedBy: passReasons[reason].by,
        reason,
        until,
        createdBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
    return { id, until };
  });
}
