import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { PasskeyAssertion } from '#domain/passkey.ts';
import { keepChallenge, takeChallenge, type PasskeySite } from './passkey-challenge.ts';
import { deskOf, openSession, type Desk, type Opened } from './sign-in.ts';

export type PasskeyTry = Desk & {
  municipalityId: string;
  assertion: PasskeyAssertion;
  site: PasskeySite;
  now: Date;
};

/** The question for any passkey of this site. Whose it will be is not known, and no list of accounts goes out. */
export async function askForPasskey(municipalityId: string, site: PasskeySite, now: Date) {
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in.passkey.ask' }, async (db) => {
    const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'required' });
    await keepChallenge(db, municipalityId, options.challenge, null, now);
    return options;
  });
}

/**
 * Signs in by passkey alone: having it and unlocking it (PIN, finger, face: user verification is demanded) are two proofs.
 * The answer is the same whether the passkey is unknown, was taken off, or signed something else.
 */
export async function signInPasskey(
  attempt: PasskeyTry,
): Promise<({ ok: true } & Opened) | { ok: false; reason: 'no-match' }> {
  const { municipalityId, now } = attempt;
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in.passkey' }, async (db, log) => {
    const accountId = await prove(db, attempt);
    if (accountId === undefined) {
      log.detail({ result: 'no-match' });
      return { ok: false, reason: 'no-match' };
    }
    log.about('account', accountId);
    log.detail({ result: 'opened' });
    const opened = await openSession(db, municipalityId, accountId, now, {
      ...deskOf(attempt),
      method: 'passkey',
    });
    return { ok: true, ...opened };
  });
}

async function prove(db: Handle, { assertion, site, now }: PasskeyTry): Promise<string | undefined> {
  const key = await db
    .selectFrom('passkey')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'passkey.municipalityId')
        .onRef('account.id', '=', 'passkey.accountId'),
    )
    .select([
      'passkey.id',
      'passkey.accountId',
      'passkey.credentialId',
      'passkey.publicKey',
      'passkey.counter',
    ])
    .where('passkey.credentialId', '=', assertion.id)
    .where('account.isActive', '=', true)
    .forNoKeyUpdate('passkey')
    .executeTakeFirst();
  if (!key) return undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: assertion.id,
        rawId: assertion.rawId,
        type: assertion.type,
        response: {
          clientDataJSON: assertion.response.clientDataJSON,
          authenticatorData: assertion.response.authenticatorData,
          signature: assertion.response.signature,
        },
        clientExtensionResults: {},
      },
      expectedChallenge: (challenge) => takeChallenge(db, challenge, null, now),
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: {
        id: key.credentialId,
        publicKey: Buffer.from(key.publicKey, 'base64url'),
        counter: Number(key.counter),
      },
    });
    if (!verified) return undefined;
    await db
      .updateTable('passkey')
      .set({
        counter: authenticationInfo.newCounter,
        isSynced: authenticationInfo.credentialBackedUp,
        usedAt: now,
      })
      .where('id', '=', key.id)
      .execute();
    return key.accountId;
  } catch (error) {
    if (isWrongAnswer(error)) return undefined;
    throw error;
  }
}

/** The library says what is wrong with an answer by a plain Error; errors of the database have a code of their own. */
export function isWrongAnswer(error: unknown): boolean {
  return (
    error instanceof Error &&
    !('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code))
  );
}
