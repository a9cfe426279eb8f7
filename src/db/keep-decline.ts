import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { PassReasonCode } from '#domain/candidate-pass.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import { findRule, holdingOf, ruleKey, type Holding } from '#domain/decline-rule.ts';
import type { Handle } from './as-actor.ts';
import { readDeclineRules } from './decline-rules.ts';
import { json } from './json.ts';
import { readSeen } from './resource-seen.ts';

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
 * Writes down whose decision it was, why, what follows and until when, and stops つなぐ from proposing the place until the day
 * has come or the reason has ended, as the town's table says (domain/decline-rule.ts). Nothing of it counts against the person
 * (design.md §5.7). The verb refreshes the access lists.
 */
export async function keepDecline(db: Handle, worker: Worker, decline: NewDecline): Promise<string> {
  const { municipalityId, accountId } = worker;
  const { personId, consequence, until } = decline;
  const resourceId = decline.resourceId ?? null;
  const id = uuidv7();
  const rule = findRule(await readDeclineRules(db), decline.whose, decline.code);
  const holding = holdingOf(decline, rule);
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
      endsWhen: holding?.endsWhen ?? 'on_day',
      onDay: decline.on,
      createdBy: accountId,
    })
    .execute();
  if (resourceId === null || holding === undefined) return id;
  const pass = passOf(decline);
  await keepPass(db, worker, {
    personId,
    resourceId,
    ...holding,
    by: pass.by,
    reason: pass.reason,
    code: ruleKey(decline),
    on: decline.on,
  });
  return id;
}

export type NewPass = Holding & {
  personId: string;
  resourceId: string;
  by: 'person' | 'host' | 'worker';
  reason: PassReasonCode;
  code: string;
  on: string;
};

/** A newer pass takes the place of an older. What the place is like now is kept, to see later whether the reason has ended. */
export async function keepPass(db: Handle, worker: Worker, pass: NewPass): Promise<string> {
  const { personId, resourceId, until, endsWhen, by, reason, code, on } = pass;
  const id = uuidv7();
  await endPasses(db, personId, resourceId);
  const seen = (await readSeen(db, [resourceId], on)).get(resourceId);
  await db
    .insertInto('matchPass')
    .values({
      municipalityId: worker.municipalityId,
      id,
      personId,
      resourceId,
      passedBy: by,
      reason,
      until,
      code,
      endsWhen,
      seen: json(seen ?? {}),
      createdBy: worker.accountId,
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
