import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { idleMinutes } from './resume-session.ts';
import type { SignInMethod } from './sign-in.ts';
import { tokenHash } from './token-hash.ts';

/** One open session as its owner sees it. `key` is a hash: it ends the session and opens nothing. */
export type OwnSession = {
  key: string;
  source: string;
  browser: string;
  method: SignInMethod;
  createdAt: Date;
  seenAt: Date;
  isThis: boolean;
};

/** 「はいっている端末」, this one first. As the sign-in role only. */
export async function listOpenSessions(
  db: Handle,
  accountId: string,
  token: string,
  now: Date,
): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['tokenHash', 'source', 'browser', 'method', 'createdAt', 'seenAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('endsAt', '>', now)
    .where('seenAt', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .orderBy('seenAt', 'desc')
    .execute();
  const own = tokenHash(token);
  const sessions = rows.map(({ tokenHash: key, method, ...row }) => ({
    ...row,
    key,
    method: method as SignInMethod,
    isThis: key === own,
  }));
  return sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Closes one of one's own devices, or all but this one; answers how many. It needs no password: it opens nothing. */
export async function endOwnSessions(
  worker: Worker,
  keepToken: string,
  which: { key: string } | { others: true },
  now: Date,
): Promise<number> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'accounts.sessions.end', subjects: [{ kind: 'account', id: worker.accountId }] };
  return asActor(actor, purpose, async (db, log) => {
    const open = await listOpenSessions(db, worker.accountId, keepToken, now);
    const keys = open
      .filter(({ key, isThis }) => !isThis && ('others' in which || key === which.key))
      .map(({ key }) => key);
    if (keys.length > 0) {
      await db
        .updateTable('session')
        .set({ endedAt: now })
        .where('accountId', '=', worker.accountId)
        .where('tokenHash', 'in', keys)
        .execute();
    }
    log.detail({ ended: keys.length });
    return keys.length;
  });
}
