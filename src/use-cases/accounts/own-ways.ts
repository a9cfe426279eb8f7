import type { Handle, LogNotes } from '#db/as-actor.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { isPresentPassword } from './present-password.ts';
import { tokenHash } from './token-hash.ts';

/** Who changes a way into their own account, by which session, against which password. */
export type OwnChange = { worker: Worker; present: string; keepToken: string; now: Date };

export type WrongPresent = { ok: false; reason: 'wrong-present' };

/**
 * Changes a way into one's own account: as the sign-in role, after the present password was typed. The one-press roles of the
 * demo have no way of their own that a visitor could close behind others.
 */
export async function asOwner<T>(
  act: string,
  { worker, present, keepToken, now }: OwnChange,
  work: (db: Handle, log: LogNotes) => Promise<T>,
): Promise<T | WrongPresent> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act, subjects: [{ kind: 'account', id: worker.accountId }] };
  return asActor(actor, purpose, async (db, log) => {
    if (await isOneOfTheDemo(db, worker)) throw new Refusal('not-permitted');
    const isProved =
      (await readProof(db, keepToken, now)) === 'fresh' ||
      (await isPresentPassword(db, worker, present, now));
    if (!isProved) {
      log.detail({ result: 'wrong-present' });
      return { ok: false, reason: 'wrong-present' };
    }
    return work(db, log);
  });
}

/** Whoever comes in by single sign-on may know no password here: for so long, having come in is proof enough. */
const freshMinutes = 10;

export type PresentProof = 'password' | 'fresh' | 'stale';

/** What a change of one's ways in asks of this session: the password, nothing, or to come in again. */
export async function readProof(db: Handle, token: string, now: Date): Promise<PresentProof> {
  const session = await db
    .selectFrom('session')
    .select(['method', 'createdAt'])
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst();
  if (session?.method !== 'single_sign_on') return 'password';
  return now.getTime() - session.createdAt.getTime() < freshMinutes * 60_000 ? 'fresh' : 'stale';
}

/** The roles that the demo's sign-in page opens by one press. */
export async function isOneOfTheDemo(db: Handle, worker: Worker): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .innerJoin('municipality', 'municipality.municipalityId', 'account.municipalityId')
    .select('account.id')
    .where('account.id', '=', worker.accountId)
    .where('municipality.isDemo', '=', true)
    .where('account.signInName', 'like', 'demo-%')
    .executeTakeFirst();
  return account !== undefined;
}
