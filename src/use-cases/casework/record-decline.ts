import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { lockCase, moveCaseAlong } from '#db/case-course.ts';
import { keepDecline } from '#db/keep-decline.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { DeclineDraft } from '#domain/decline-reason.ts';

export type Declined = 'recorded' | 'no-such-place';

/**
 * Records a no or a circumstance. A place may be given by its name or number, as it is called on the phone. A rest that
 * follows is taken at once.
 */
export async function recordDecline(
  worker: Worker,
  personId: string,
  given: { caseId: string; decline: DeclineDraft; label: string },
): Promise<Declined> {
  const purpose = { act: 'casework.decline', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const { caseId, decline, label } = given;
    const { placeName, ...rest } = decline;
    await lockCase(db, caseId, personId);
    const resourceId = placeName === '' ? decline.resourceId : await findPlace(db, placeName);
    if (resourceId === undefined) return 'no-such-place';
    await keepDecline(db, worker, { ...rest, resourceId, personId, caseId });
    if (decline.consequence === 'pause') {
      const course = {
        caseId,
        personId,
        to: 'paused',
        kind: 'pause',
        on: decline.on,
        reason: label,
      } as const;
      await moveCaseAlong(db, worker, course);
    }
    await refreshAccess(db, personId);
    return 'recorded';
  });
}

async function findPlace(db: Handle, typed: string): Promise<string | undefined> {
  const resource = await db
    .selectFrom('resource')
    .select('id')
    .where((eb) => eb.or([eb('name', '=', typed), eb('number', '=', typed.normalize('NFKC'))]))
    .orderBy('id')
    .executeTakeFirst();
  return resource?.id;
}
