import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import type { Handle } from './as-actor.ts';

export type Decline = {
  personId: string;
  caseId: string;
  placementId?: string | undefined;
  resourceId?: string | undefined;
  whose: DeclineSide;
  code: string;
  words: string;
  consequence: Consequence;
  until: string | null;
  on: string;
};

/**
 * Keeps whose decision it was, why, what follows and until when. 「この先は出さない」 and 「その日まで出さない」 also take the
 * resource off what is proposed to this person; nothing of it counts against anybody (design.md §5.7).
 */
export async function keepDecline(db: Handle, worker: Worker, decline: Decline): Promise<string> {
  const { personId, caseId, placementId, resourceId, whose, code, words, consequence, until, on } = decline;
  const id = uuidv7();
  await db
    .insertInto('decline')
    .values({
      municipalityId: worker.municipalityId,
      id,
      personId,
      caseId,
      placementId: placementId ?? null,
      resourceId: resourceId ?? null,
      whose,
      code,
      words,
      consequence,
      until,
      onDay: on,
      createdBy: worker.accountId,
    })
    .execute();
  if (resourceId !== undefined && (consequence === 'never_again' || consequence === 'not_until')) {
    await db
      .insertInto('matchPass')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        personId,
        resourceId,
        passedBy: whose === 'neither' ? 'worker' : whose,
        reason: code,
        until: consequence === 'never_again' ? null : until,
        createdBy: worker.accountId,
      })
      .execute();
  }
  return id;
}
