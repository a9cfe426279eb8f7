import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { openBranch, type Reopening } from '#db/open-branch.ts';
import type { Worker } from '#domain/actor.ts';

/** Takes an ended case up again as a branch: 支8-0012 stays ended, 支8-0012の2 goes on from it. */
export async function reopenCase(worker: Worker, reopening: Reopening): Promise<void> {
  const { personId } = reopening;
  const purpose = { act: 'casework.reopen', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await openBranch(db, worker, reopening);
    await refreshAccess(db, personId);
  });
}
