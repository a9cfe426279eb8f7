import type { Handle } from '#db/as-actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { StepKind, StepWisher } from '#domain/step-up.ts';

/** A step without a result, locked, at the version that was seen. */
export async function openStep(db: Handle, placementId: string, id: string, version: number) {
  const step = await db
    .selectFrom('stepUp')
    .select(['kind', 'wishedBy', 'plannedOn', 'result', 'resultOn', 'resultWords', 'version'])
    .where('id', '=', id)
    .where('placementId', '=', placementId)
    .forUpdate()
    .executeTakeFirst();
  if (!step) throw new Refusal('not-found');
  if (step.result !== null) throw new Refusal('already-done');
  if (step.version !== version) throw new Refusal('changed-meanwhile');
  return { ...step, kind: step.kind as StepKind, wishedBy: step.wishedBy as StepWisher };
}
