import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { PersonYes } from '#domain/placement-terms.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { conditionsIn, storedConditions } from '#domain/sounding.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';
import { latestSounding } from './latest-sounding.ts';

/**
 * The person's yes, with its day, in their words, and how the host may call them. Only from here on does a host learn a
 * name (invariant 4); a condition that the person refused stands in the way until it is talked over.
 */
export async function recordPersonsYes(
  worker: Worker,
  seen: SeenPlacement,
  yes: PersonYes,
): Promise<{ ok: true } | { ok: false; open: 'not_yet' | 'refused' }> {
  return asActor(worker, about('placements.yes', seen.personId), async (db) => {
    const held = await holdPlacement(db, worker, seen);
    if (!isNameless(held.state)) throw new Refusal('already-done');
    const sounding = await latestSounding(db, held.id);
    if (!sounding?.answer || sounding.answer === 'no' || sounding.recordedBy === null)
      throw new Refusal('answer-missing');
    const conditions = conditionsIn(sounding);
    if (conditions.some(({ person }) => person === 'refused')) return { ok: false, open: 'refused' };
    const isOpen = conditions.some(({ person }) => person === 'not_yet');
    if (isOpen && !yes.conditionsAgreed) return { ok: false, open: 'not_yet' };
    if (isOpen) {
      const agreed = conditions.map((condition) => ({ ...condition, person: 'agreed' as const }));
      await db
        .updateTable('sounding')
        .set({ ...storedConditions(agreed), version: sql`version + 1` })
        .where('id', '=', sounding.id)
        .execute();
    }
    await db
      .updateTable('placement')
      .set({ personAgreedOn: yes.on, personAgreedWords: yes.words, called: yes.called })
      .where('id', '=', held.id)
      .execute();
    const course = { placementId: held.id, on: yes.on, decidedBy: 'person', reason: yes.words } as const;
    await movePlacement(db, worker, { ...course, to: 'agreed' });
    await refreshAccess(db, seen.personId);
    return { ok: true };
  });
}
