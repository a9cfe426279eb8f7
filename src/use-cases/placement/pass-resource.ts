import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import { keepPass } from '#db/keep-decline.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { passHolding, passReasons, type PassReasonCode } from '#domain/candidate-pass.ts';
import { isFixed, ruleKey } from '#domain/decline-rule.ts';
import { Refusal } from '#domain/refusal.ts';

export type Pass = {
  personId: string;
  resourceId: string;
  reason: PassReasonCode;
  /** Another day than the town's table proposes. */
  until?: string | null;
};

/**
 * Lets a candidate go by, for this person and this resource only. Nothing is written on the person: not in the case, not
 * in a count, and later runs order what is left exactly as before (design.md §5.7). Until when it stays away, the town's table
 * says; the worker may name another day, except for the person's own no.
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
    const { rule, by } = passReasons[reason];
    const usual = passHolding(reason, await readDeclineRules(db), today);
    const holding = pass.until && !isFixed(rule) ? { ...usual, until: pass.until } : usual;
    const code = ruleKey(rule);
    const id = await keepPass(db, worker, { personId, resourceId, ...holding, by, reason, code, on: today });
    await refreshAccess(db, personId);
    return { id, until: holding.until };
  });
}
