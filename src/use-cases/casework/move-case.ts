import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockCase, moveHeldCase, readCaseGround } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import { mayCaseMove, missingFor, needsReason, type CaseNeed } from '#domain/case-machine.ts';
import type { CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type CaseMoveDraft = {
  to: CaseState;
  kind: 'forward' | 'back' | 'pause' | 'resume';
  on: string;
  reason: string;
  meetingItemId: string | null;
  until: string | null;
};

export type Moved = { ok: true } | { ok: false; missing: CaseNeed[] };

/**
 * Moves a case by hand: on, one step back, to rest and up again. What a guard misses is an answer, so that the page can say
 * where to write it. Ending goes through the closure (invariant 14) and reopening through a new branch.
 */
export async function moveCase(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  move: CaseMoveDraft,
): Promise<Moved> {
  const purpose = { act: 'casework.move', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const held = await lockCase(db, seen.id, personId);
    if (held.version !== seen.version) throw new Refusal('changed-meanwhile');
    const { to, kind } = move;
    if (!mayCaseMove(held.state, to, kind)) throw new Refusal('already-done');
    if (kind === 'resume' && held.resumeState !== null && held.resumeState !== to) {
      throw new Refusal('not-permitted');
    }
    if (needsReason(kind) && move.reason.trim() === '') throw new Refusal('not-permitted');
    const missing = missingFor({ to, kind }, await readCaseGround(db, held));
    if (missing.length > 0) return { ok: false, missing };
    await moveHeldCase(db, worker, held, move);
    log.detail({ from: held.state, to, kind });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
