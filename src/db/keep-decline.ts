import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { PassReasonCode } from '#domain/candidate-pass.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import type { Handle } from './as-actor.ts';

export type NewDecline = {
  personId: string;
  caseId: string;
  placementId?: string | null | undefined;
  resourceId?: string | null | undefined;
  whose: DeclineSide;
  code: string;
  words: string;
  consequence: Consequence;
  until: string | null;
  on: string;
};

/** How つなぐ reads what follows. Nobody's decision is never put down as the person's or the host's no. */
export function passOf(decline: Pick<NewDecline, 'whose' | 'code' | 'consequence'>): {
  by: 'person' | 'host' | 'worker';
  reason: PassReasonCode;
} {
  const isForGood = decline.consequence === 'never_again';
  if (decline.whose === 'person') {
    return { by: 'person', reason: isForGood ? 'person_no' : 'person_not_now' };
  }
  if (decline.whose === 'host') {
    return { by: 'host', reason: decline.code === 'full' ? 'host_full' : 'host_not_now' };
  }
  const isUnwell = decline.code === 'illness' || decline.code === 'hospital';
  return { by: 'worker', reason: isUnwell ? 'unwell' : 'check_first' };
}

/**
 * Writes down whose decision it was, why, what follows and until when, and stops つなぐ from proposing the place when that is
 * what follows. Nothing of it counts against the person (design.md §5.7). The verb refreshes the access lists.
 */
export async function keepDecline(db: Handle, worker: Worker, decline: NewDecline): Promise<string> {
  const { municipalityId, accountId } = worker;
  const { personId, consequence, until } = decline;
  const resourceId = decline.resourceId ?? null;
  const id = uuidv7();
  await db
    .insertInto('decline')
    .values({
      municipalityId,
      id,
      personId,
      caseId: decline.caseId,
      placementId: decline.placementId ?? null,
      resourceId,
      whose: decline.whose,
      code: decline.code,
      words: decline.words,
      consequence,
      until,
      onDay: decline.on,
      createdBy: accountId,
    })
    .execute();
  if (resourceId === null || (consequence !== 'never_again' && consequence !== 'not_until')) return id;
  // A newer pass takes the place of an older, as on the page of つなぐ.
  await endPasses(db, personId, resourceId);
  const pass = passOf(decline);
  await db
    .insertInto('matchPass')
    .values({
      municipalityId,
      id: uuidv7(),
      personId,
      resourceId,
      passedBy: pass.by,
      reason: pass.reason,
      until: consequence === 'never_again' ? null : until,
      createdBy: accountId,
    })
    .execute();
  return id;
}

/** What was let go by is proposed again. */
export async function endPasses(db: Handle, personId: string, resourceId: string): Promise<void> {
  await db
    .updateTable('matchPass')
    .set({ endedAt: sql`now()` })
    .where('personId', '=', personId)
    .where('resourceId', '=', resourceId)
    .where('endedAt', 'is', null)
    .execute();
}
