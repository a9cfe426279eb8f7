import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { readSecondProof } from '#domain/recovery-code.ts';
import { Refusal } from '#domain/refusal.ts';
import { endOtherSessions } from './end-sessions.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';
import { tokenHash } from './token-hash.ts';
import { matchingStep, totpAddress } from './totp.ts';
import { countFailed, keepAttempt, triesPerDesk } from './tries.ts';

/** A secret that no app has proved yet is shown for so long. */
const confirmWithin = 30 * 60_000;

export type BegunTotp = { secret: string; address: string };

function signInRole(worker: Worker) {
  return { kind: 'signin', municipalityId: worker.municipalityId } as const;
}

function about(worker: Worker) {
  return [{ kind: 'account', id: worker.accountId }];
}

async function findBegun(db: Handle, worker: Worker, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('totpFactor')
    .select('secret')
    .where('accountId', '=', worker.accountId)
    .where('confirmedAt', 'is', null)
    .where('createdAt', '>', new Date(now.getTime() - confirmWithin))
    .forUpdate()
    .executeTakeFirst();
  return row?.secret;
}

/** What the app is to learn, for the page with the QR code; undefined when nothing was begun, or too long ago. */
export async function readBegunTotp(worker: Worker, now: Date): Promise<BegunTotp | undefined> {
  const purpose = { act: 'accounts.totp.read', subjects: about(worker) };
  return asActor(signInRole(worker), purpose, async (db) => {
    const secret = await findBegun(db, worker, now);
    if (secret === undefined) return undefined;
    const account = await db
      .selectFrom('account')
      .innerJoin('municipality', 'municipality.municipalityId', 'account.municipalityId')
      .select(['account.signInName', 'municipality.name'])
      .where('account.id', '=', worker.accountId)
      .executeTakeFirstOrThrow();
    return { secret, address: totpAddress(secret, `縁側 ${account.name}`, account.signInName) };
  });
}

/**
 * The app's first code: from now on the password alone opens nothing. Every other session ends; the recovery codes are told
 * to this one answer.
 */
export async function confirmTotp(
  worker: Worker,
  typed: string,
  keepToken: string,
  now: Date,
): Promise<{ ok: true; codes: string[] } | { ok: false; reason: 'no-match' | 'not-begun' }> {
  const purpose = { act: 'accounts.totp.confirm', subjects: about(worker) };
  const key = tokenHash(`confirm:${worker.accountId}`);
  return asActor(signInRole(worker), purpose, async (db, log) => {
    const secret = await findBegun(db, worker, now);
    if (secret === undefined) return { ok: false, reason: 'not-begun' };
    const tries = await countFailed(db, key, new Date(now.getTime() - 15 * 60_000));
    if (tries >= triesPerDesk * 2) throw new Refusal('too-many-tries');
    const proof = readSecondProof(typed);
    const step = proof?.kind === 'totp' ? matchingStep(secret, proof.code, now, 0) : undefined;
    if (step === undefined) {
      await keepAttempt(db, worker.municipalityId, key, false);
      log.detail({ result: 'no-match' });
      return { ok: false, reason: 'no-match' };
    }
    await db
      .updateTable('totpFactor')
      .set({ confirmedAt: now, lastStep: step })
      .where('accountId', '=', worker.accountId)
      .execute();
    const codes = await writeRecoveryCodes(db, worker.municipalityId, worker.accountId);
    await endOtherSessions(db, worker.accountId, keepToken, now);
    return { ok: true, codes };
  });
}
