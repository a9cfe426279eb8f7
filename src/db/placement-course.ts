import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { findPlacementMove, isPlacementOver, type PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';
import { moveCaseAlong } from './case-course.ts';
import { releaseSeats } from './release-seats.ts';

export type PlacementStep = {
  placementId: string;
  to: PlacementState;
  on: string;
  decidedBy: 'person' | 'host' | 'worker' | 'meeting' | 'neither';
  reason: string;
  declineId?: string;
};

/** Moves a placement as the machine allows (domain/placement-state.ts), keeps the step, and takes the case along. */
export async function movePlacement(db: Handle, worker: Worker, step: PlacementStep): Promise<void> {
  const { placementId, to, on, decidedBy, reason, declineId = null } = step;
  const before = await db
    .selectFrom('placement')
    .select(['personId', 'caseId', 'state', 'version'])
    .where('id', '=', placementId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!before) throw new Refusal('not-found');
  const from = before.state as PlacementState;
  if (!findPlacementMove(from, to)) throw new Refusal('already-done');
  const isOver = isPlacementOver(to);
  await db
    .updateTable('placement')
    .set({
      state: to,
      stateSince: on,
      ...(isOver ? { endedOn: on, endCode: await endCodeOf(db, declineId), endWords: reason } : {}),
      version: before.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', placementId)
    .execute();
  await db
    .insertInto('placementStep')
    .values({
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      placementId,
      personId: before.personId,
      fromState: from,
      toState: to,
      onDay: on,
      decidedBy,
      reason,
      declineId,
      byAccount: worker.accountId,
    })
    .execute();
  if (isOver) await releaseSeats(db, worker, { placementId, on, reason });
  const caseState = isOver ? await afterEnd(db, before.caseId) : caseStateOf(to);
  if (caseState === undefined) return;
  await moveCaseAlong(db, worker, {
    caseId: before.caseId,
    personId: before.personId,
    to: caseState,
    on,
    reason,
  });
}

async function endCodeOf(db: Handle, declineId: string | null): Promise<string> {
  if (declineId === null) return 'other';
  const row = await db.selectFrom('decline').select('code').where('id', '=', declineId).executeTakeFirst();
  return row?.code ?? 'other';
}

function caseStateOf(to: PlacementState) {
  if (to === 'sounding') return 'sounding' as const;
  if (to === 'visiting' || to === 'trial') return 'trying' as const;
  return to === 'settled' || to === 'continuing' ? ('taking_part' as const) : undefined;
}

/** Back to looking for a place, unless another way of the same case is still being walked. */
async function afterEnd(db: Handle, caseId: string) {
  const others = await db.selectFrom('placement').select('state').where('caseId', '=', caseId).execute();
  const isAlive = others.some(({ state }) => !isPlacementOver(state as PlacementState));
  return isAlive ? undefined : ('searching' as const);
}
