import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import { readSeen } from '#db/resource-seen.ts';
import type { Worker } from '#domain/actor.ts';
import { passHolding, passReasons, type PassReasonCode } from '#domain/candidate-pass.ts';
import { scopeOf } from '#domain/composition-pass.ts';
import { voicesOf } from '#domain/composition.ts';
import { isFixed } from '#domain/decline-rule.ts';
import { draftsFor, readPersonAsLead } from './compose-drafts.ts';
import { readComposeTown } from './read-compose-town.ts';

export type PassedComposition = {
  personId: string;
  key: string;
  reason: PassReasonCode;
  until: string | null;
};

/**
 * いまはしない: a draft is not shown again until its reason has ended. It is a word about this draft and this person only;
 * nothing of it counts in any order, number or later draft (design.md §5.7). False where the draft is not shown any more: the
 * town has changed, or somebody has let it go already, and nothing is left to let go.
 */
export async function passComposition(
  worker: Worker,
  { personId, key, reason, until }: PassedComposition,
  today: string,
): Promise<boolean> {
  const purpose = { act: 'community.pass-composition', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const { known } = await readPersonAsLead(db, personId, today);
    if (known === undefined) return false;
    const drafts = await draftsFor(db, known, (await readComposeTown(db, worker, today)).ready);
    const draft = drafts.find((one) => one.key === key);
    if (draft === undefined) return false;
    const { rule, by } = passReasons[reason];
    const usual = passHolding(reason, await readDeclineRules(db), today);
    const holding = until !== null && !isFixed(rule) ? { ...usual, until } : usual;
    const seen = json((await readSeen(db, [draft.placeId], today)).get(draft.placeId) ?? {});
    // Let go for each voice that it would answer: else it would come back as an answer to the other.
    for (const voiceId of voicesOf(draft)) {
      await db
        .insertInto('compositionPass')
        .values({
          municipalityId: worker.municipalityId,
          id: uuidv7(),
          personId,
          voiceId,
          resourceId: draft.placeId,
          concept: draft.concept,
          name: draft.name,
          scope: scopeOf(reason),
          passedBy: by,
          reason,
          ...holding,
          seen,
          createdBy: worker.accountId,
        })
        .execute();
      log.about('voice', voiceId);
    }
    await refreshAccess(db, personId);
    return true;
  });
}
