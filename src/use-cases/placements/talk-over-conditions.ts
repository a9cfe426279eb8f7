import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { storedConditions, type HostCondition } from '#domain/sounding.ts';
import { findTelling } from './check-words.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';
import { holdSounding } from './hold-sounding.ts';

export type TalkedOver = SeenPlacement & {
  sounding: { id: string; version: number };
  conditions: HostCondition[];
  sureOf: readonly string[];
};

/**
 * What the person says to each condition of the host, and conditions that came up later. The list as it was stays in the
 * revisions; the host reads the words of it, so they name nobody before the person's yes.
 */
export async function talkOverConditions(
  worker: Worker,
  given: TalkedOver,
): Promise<{ ok: true } | { ok: false; identifying: Identifying[] }> {
  const { personId, conditions } = given;
  return asActor(worker, about('placements.conditions', personId), async (db) => {
    const held = await holdPlacement(db, worker, given);
    const sounding = await holdSounding(db, held.id, given.sounding);
    if (sounding.answer === null || sounding.answer === 'no') throw new Refusal('answer-missing');
    if (isNameless(held.state)) {
      const words = conditions.map((condition) => condition.words).join('\n');
      const identifying = await findTelling(db, personId, words, given.sureOf);
      if (identifying.length > 0) return { ok: false, identifying };
    }
    const subject = { kind: 'sounding', id: sounding.id, personId };
    await keepRevision(db, worker, subject, sounding.version, { conditions: sounding.conditions });
    await db
      .updateTable('sounding')
      .set({ ...storedConditions(conditions), version: sounding.version + 1 })
      .where('id', '=', sounding.id)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
