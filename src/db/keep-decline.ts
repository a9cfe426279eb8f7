import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import type { Handle } from './as-actor.ts';

export type NewDecline = {
  personId: string;
  caseId: string;
  placementId?: string | null;
  resourceId?: string | null;
  whose: DeclineSide;
  code: string;
  words: string;
  consequence: Consequence;
  until: string | null;
  on: string;
};

/** Whose decision, why, and what follows. Nothing of it counts against the person. */
export async function keepDecline(db: Handle, worker: Worker, decline: NewDecline): Promise<string> {
  const { on, placementId = null, resourceId = null, ...rest } = decline;
  const id = uuidv7();
  await db
    .insertInto('decline')
    .values({
      ...rest,
      id,
      placementId,
      resourceId,
      onDay: on,
      municipalityId: worker.municipalityId,
      createdBy: worker.accountId,
    })
    .execute();
  return id;
}
