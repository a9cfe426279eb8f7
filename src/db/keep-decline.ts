import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import type { Handle } from './as-actor.ts';

export type Decline = {
  personId: string;
  caseId: string;
  placementId?: string;
  resourceId?: string;
  whose: DeclineSide;
  code: string;
  words: string;
  consequence: Consequence;
  until: string | null;
  on: string;
};

/** Keeps whose decision it was, why, and what follows. Nothing of it counts against the person. */
export async function keepDecline(db: Handle, worker: Worker, decline: Decline): Promise<string> {
  const { on, placementId = null, resourceId = null, ...rest } = decline;
  const id = uuidv7();
  await db
    .insertInto('decline')
    .values({
      ...rest,
      municipalityId: worker.municipalityId,
      id,
      placementId,
      resourceId,
      onDay: on,
      createdBy: worker.accountId,
    })
    .execute();
  return id;
}
