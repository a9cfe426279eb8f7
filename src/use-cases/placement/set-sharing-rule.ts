import { asActor } from '#db/as-actor.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { pointsOf, type SharingRuleDraft } from '#domain/sharing.ts';
import {
  readMeetingChoices,
  readSharingRules,
  type MeetingChoice,
  type SharingRule,
} from './sharing-rule.ts';

/** Who may write down what a meeting has decided. The policy of the table says the same. */
const setters: readonly Role[] = ['coordinator', 'municipal_officer'];
export function maySetRule(roles: readonly Role[]): boolean {
  return roles.some((role) => setters.includes(role));
}

const shownRules = 20;

export async function openSharingRule(
  worker: Worker,
): Promise<{ rules: SharingRule[]; meetings: MeetingChoice[] }> {
  return asActor(worker, { act: 'allocation.rule' }, async (db) => ({
    rules: await readSharingRules(db, shownRules),
    meetings: await readMeetingChoices(db),
  }));
}

/**
 * Sets the weight from now on. A value judgement of the town: by whom, in which meeting, why, and when it is looked at again
 * stand beside it (matching.md §7). Proposals made before keep the weight that they were made with.
 */
export async function setSharingRule(
  worker: Worker,
  { id, draft }: { id: string; draft: SharingRuleDraft },
): Promise<void> {
  const { weight, meetingId, reason, reviewOn } = draft;
  await asActor(worker, { act: 'allocation.set-rule' }, async (db, log) => {
    if (meetingId !== null) {
      const meetings = await readMeetingChoices(db);
      if (!meetings.some((meeting) => meeting.id === meetingId)) throw new Refusal('not-found');
    }
    log.detail({ points: pointsOf(weight) ?? 'strict' });
    await db
      .insertInto('allocationSetting')
      .values({
        municipalityId: worker.municipalityId,
        id,
        points: pointsOf(weight),
        reason,
        meetingId,
        reviewOn,
        createdBy: worker.accountId,
      })
      // The id comes from the page: sent twice, it is set once.
      .onConflict((same) => same.columns(['municipalityId', 'id']).doNothing())
      .execute();
  });
}
