import { randomBytes } from 'node:crypto';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { deskOf, openSession, type Desk, type Opened } from './sign-in.ts';
import { askProvider, nameFromProvider, type SsoProvider } from './single-sign-on.ts';
import { tokenHash } from './token-hash.ts';

const tryMinutes = 10;

/** A form that was sent after the session ran out: it waits here while its owner is at the provider. */
export type KeptWords = { path: string; fields: [name: string, value: string][]; mark: string };

/** Begins a way to the provider and back. `token` binds the answer to this browser. Undefined: the provider is away. */
export async function beginSso(
  municipalityId: string,
  provider: SsoProvider,
  redirectUri: string,
  kept: KeptWords | undefined,
  now: Date,
): Promise<({ address: string } & Opened) | undefined> {
  const question = await askProvider(provider, redirectUri);
  if (!question) return undefined;
  const { address, state, nonce, codeVerifier } = question;
  const token = randomBytes(32).toString('base64url');
  const endsAt = new Date(now.getTime() + tryMinutes * 60_000);
  await asActor({ kind: 'signin', municipalityId }, { act: 'sign-in.sso.begin' }, async (db) => {
    await db.deleteFrom('singleSignOnTry').where('endsAt', '<', now).execute();
    await db
      .insertInto('singleSignOnTry')
      .values({
        municipalityId,
        tokenHash: tokenHash(token),
        state,
        nonce,
        codeVerifier,
        kept: kept ? json(kept) : null,
        endsAt,
      })
      .execute();
  });
  return { address, token, endsAt };
}

export type SsoReturn = Desk & { municipalityId: string; token: string; answer: URL; now: Date };

export type SsoResult =
  | ({ ok: true; kept: KeptWords | undefined } & Opened)
  | { ok: false; reason: 'expired' | 'no-match'; kept: KeptWords | undefined };

/**
 * Back from the provider. An account is found by the name an administrator wrote on it, and never made: whom the provider
 * knows and we do not is told the same as whom it does not know.
 */
export async function returnFromSso(provider: SsoProvider, back: SsoReturn): Promise<SsoResult> {
  const { municipalityId, token, answer, now } = back;
  const actor = { kind: 'signin', municipalityId } as const;
  const begun = await asActor(actor, { act: 'sign-in.sso.return' }, async (db) =>
    db
      .deleteFrom('singleSignOnTry')
      .where('tokenHash', '=', tokenHash(token))
      .where('endsAt', '>', now)
      .returning(['state', 'nonce', 'codeVerifier', 'kept'])
      .executeTakeFirst(),
  );
  if (!begun) return { ok: false, reason: 'expired', kept: undefined };
  const kept = (begun.kept ?? undefined) as KeptWords | undefined;
  const name = await nameFromProvider(provider, answer, begun);
  return asActor(actor, { act: 'sign-in.sso' }, async (db, log) => {
    const account =
      name === undefined
        ? undefined
        : await db
            .selectFrom('account')
            .select('id')
            .where('ssoName', '=', name)
            .where('isActive', '=', true)
            .executeTakeFirst();
    if (!account) {
      log.detail({ result: name === undefined ? 'not-vouched-for' : 'no-match' });
      return { ok: false, reason: 'no-match', kept };
    }
    log.about('account', account.id);
    log.detail({ result: 'opened' });
    const opened = await openSession(db, municipalityId, account.id, now, {
      ...deskOf(back),
      method: 'single_sign_on',
    });
    return { ok: true, kept, ...opened };
  });
}
