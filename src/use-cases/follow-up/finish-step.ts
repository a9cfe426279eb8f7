import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { keepDecline } from '#db/keep-decline.ts';
import { requireItem } from '#db/own-items.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { endsPlacement, type StepKind, type StepOutcome, type StepWisher } from '#domain/step-up.ts';
import { openStep } from './open-step.ts';
import { readPlacementHead, type PlacementHead } from './placement-head.ts';

/**
 * What became of a step. A switch to a statutory service ends our part on its 支給決定日, a retirement on its day; both
 * only when the worker says so in the same form, and neither is anybody's refusal.
 */
export async function finishStep(
  worker: Worker,
  personId: string,
  placementId: string,
  step: StepOutcome & { id: string; version: number },
): Promise<void> {
  const purpose = { act: 'steps.finish', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const head = await readPlacementHead(db, personId, placementId);
    const { id, version, result, resultOn, resultWords, ends } = step;
    const { kind, wishedBy } = await openStep(db, placementId, id, version);
    await db
      .updateTable('stepUp')
      .set({ result, resultOn, resultWords, version: version + 1, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    const isEnd = result === 'done' && ends && endsPlacement(kind) && !isPlacementOver(head.state);
    if (isEnd) await endPlacement(db, worker, head, { kind, wishedBy, on: resultOn, words: resultWords });
    log.detail({ kind, result, isEnd });
    await refreshAccess(db, personId);
  });
}

async function endPlacement(
  db: Handle,
  worker: Worker,
  head: PlacementHead,
  end: { kind: StepKind; wishedBy: StepWisher; on: string; words: string },
): Promise<void> {
  const { kind, wishedBy, on, words } = end;
  const isStatutory = kind === 'statutory_service';
  const reason = words.trim() || (isStatutory ? '法定のサービスに移った' : '役割を終えた');
  const declineId = await keepDecline(db, worker, {
    personId: head.personId,
    caseId: head.caseId,
    placementId: head.id,
    resourceId: head.resourceId,
    whose: 'neither',
    code: isStatutory ? 'statutory' : 'neither_other',
    words: reason,
    consequence: 'end',
    until: null,
    on,
  });
  const decidedBy = isStatutory ? 'neither' : wishedBy;
  await movePlacement(db, worker, { placementId: head.id, to: 'ended', on, decidedBy, reason, declineId });
}
