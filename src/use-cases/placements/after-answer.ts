import { keepDecline } from '#db/keep-decline.ts';
import type { Handle } from '#db/as-actor.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import { endsPlacement } from '#domain/placement-stop.ts';
import type { HostNo } from '#domain/sounding.ts';
import type { HeldPlacement } from './hold-placement.ts';

type Answered = { answer: string; on: string };

/**
 * What an answer does to the placement. A yes waits for the person; a condition is talked over; a no ends it, or has its
 * conditions talked over, as the worker chose. It is the host's decision and stays the host's: nothing falls on the person.
 */
export async function goOnAfterAnswer(
  db: Handle,
  worker: Worker,
  held: HeldPlacement,
  { answer, on }: Answered,
  no: HostNo | undefined,
): Promise<void> {
  const step = { placementId: held.id, on, decidedBy: 'host' } as const;
  if (answer === 'conditional' && held.state !== 'conditions') {
    await movePlacement(db, worker, { ...step, to: 'conditions', reason: '条件つきで受けられる' });
  }
  if (answer !== 'no' || no === undefined) return;
  const { personId, caseId, resourceId } = held;
  const declineId = await keepDecline(db, worker, {
    personId,
    caseId,
    placementId: held.id,
    resourceId,
    whose: 'host',
    code: no.code,
    words: no.words,
    consequence: no.consequence,
    until: no.until,
    on,
  });
  if (endsPlacement(no.consequence)) {
    await movePlacement(db, worker, { ...step, to: 'fell_through', reason: no.words, declineId });
  } else if (no.consequence === 'adjust' && held.state !== 'conditions') {
    await movePlacement(db, worker, { ...step, to: 'conditions', reason: no.words, declineId });
  }
}
