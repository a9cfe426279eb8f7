import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import { findPlacementMove } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { visitKinds, type VisitPlan } from '#domain/visit.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

export type NewVisit = SeenPlacement & { id: string; plan: VisitPlan; on: string };

/** A day to look at the place or to try it. Planning the first one takes the placement there; skipping a stage is allowed. */
export async function planVisit(worker: Worker, given: NewVisit): Promise<void> {
  const { id, personId, plan, on } = given;
  await asActor(worker, about('placements.visit.plan', personId), async (db) => {
    const known = await db.selectFrom('visit').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return;
    const held = await holdPlacement(db, worker, given);
    if (held.personAgreedOn === null) throw new Refusal('yes-missing');
    const { turn } = await db
      .selectFrom('visit')
      .select((eb) => eb.fn.countAll<number>().as('turn'))
      .where('placementId', '=', held.id)
      .where('kind', '=', plan.kind)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('visit')
      .values({
        ...plan,
        municipalityId: worker.municipalityId,
        id,
        placementId: held.id,
        personId,
        turn: turn + 1,
        hostLinkId: held.hostLinkId,
        updatedBy: worker.accountId,
      })
      .execute();
    const to = plan.kind === 'visit' ? 'visiting' : 'trial';
    if (findPlacementMove(held.state, to)?.kind === 'forward') {
      const reason = `${visitKinds[plan.kind]}の日を決めた`;
      await movePlacement(db, worker, { placementId: held.id, to, on, decidedBy: 'person', reason });
    }
    await refreshAccess(db, personId);
  });
}
