import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { findPlacementMove, type PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';

export type PlacementStep = {
  placementId: string;
  to: PlacementState;
  on: string;
  decidedBy: 'person' | 'host' | 'worker' | 'meeting' | 'neither';
  reason: string;
  declineId?: string;
};

/** One step of the placement machine, kept with who decided it and why. An end takes its code from the decline it rests on. */
export async function movePlacement(db: Handle, worker: Worker, step: PlacementStep): Promise<void> {
  const { placementId, to, on, decidedBy, reason, declineId } = step;
  const before = await db
    .selectFrom('placement')
    .select(['state', 'personId', 'version'])
    .where('id', '=', placementId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw new Refusal('not-found');
  const move = findPlacementMove(before.state as PlacementState, to);
  if (!move) throw new Refusal('already-done');
  const decline = declineId
    ? await db.selectFrom('decline').select('code').where('id', '=', declineId).executeTakeFirst()
    : undefined;
  const ended =
    move.kind === 'end' ? { endedOn: on, endCode: decline?.code ?? 'neither_other', endWords: reason } : {};
  await db
    .updateTable('placement')
    .set({
      ...ended,
      state: to,
      stateSince: on,
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
      fromState: before.state,
      toState: to,
      onDay: on,
      decidedBy,
      reason,
      declineId: declineId ?? null,
      byAccount: worker.accountId,
    })
    .execute();
}
