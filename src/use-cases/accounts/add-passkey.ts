import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { mostPasskeys, type NewPasskey } from '#domain/passkey.ts';
import { Refusal } from '#domain/refusal.ts';
import { endOtherSessions } from './end-sessions.ts';
import { asOwner, type OwnChange } from './own-ways.ts';
import { keepChallenge, takeChallenge, type PasskeySite } from './passkey-challenge.ts';
import { hasSecondProof } from './pending-sign-in.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';
import { isWrongAnswer } from './sign-in-passkey.ts';

/** EdDSA, ES256, RS256: what every browser of a town hall knows. */
const algorithms = [-8, -7, -257];

async function listKeys(db: Handle, accountId: string) {
  return db
    .selectFrom('passkey')
    .select(['credentialId', 'transports'])
    .where('accountId', '=', accountId)
    .execute();
}

/** The question with which a browser makes a new passkey, after the present password was typed. */
export async function beginPasskey(change: OwnChange, site: PasskeySite, title: string) {
  const { worker, now } = change;
  return asOwner('accounts.passkeys.begin', change, async (db) => {
    const account = await db
      .selectFrom('account')
      .select(['signInName', 'name'])
      .where('id', '=', worker.accountId)
      .executeTakeFirstOrThrow();
    const keys = await listKeys(db, worker.accountId);
    if (keys.length >= mostPasskeys) return { ok: false as const, reason: 'too-many' as const };
    const options = await generateRegistrationOptions({
      rpName: title,
      rpID: site.rpId,
      userName: account.signInName,
      userDisplayName: account.name,
      userID: new TextEncoder().encode(worker.accountId),
      attestationType: 'none',
      supportedAlgorithmIDs: algorithms,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: keys.map(({ credentialId }) => ({ id: credentialId })),
    });
    await keepChallenge(db, worker.municipalityId, options.challenge, worker.accountId, now);
    return { ok: true as const, options };
  });
}

/**
 * An attestation with certificates would send us to fetch lists of revoked ones from addresses that the sender chose. We asked
 * for none: where a key was made is nobody's business here, and nothing is fetched from outside.
 */
function hasCertificates(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  return decoded.get('attStmt').size > 0 && decoded.get('attStmt').get('x5c') !== undefined;
}

async function verifyNew(db: Handle, accountId: string, made: NewPasskey, site: PasskeySite, now: Date) {
  try {
    if (hasCertificates(made.response.attestationObject)) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...made,
        response: {
          clientDataJSON: made.response.clientDataJSON,
          attestationObject: made.response.attestationObject,
        },
        clientExtensionResults: {},
      },
      expectedChallenge: (challenge) => takeChallenge(db, challenge, accountId, now),
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    return verified ? registrationInfo : undefined;
  } catch (error) {
    if (isWrongAnswer(error)) return undefined;
    throw error;
  }
}

export type NewKey = { made: NewPasskey; name: string; site: PasskeySite };

/**
 * Keeps the public half of a new passkey. With the first second proof of an account come its recovery codes; every other
 * session ends, as with any change of a way in.
 */
export async function addPasskey(
  worker: Worker,
  { made, name, site }: NewKey,
  keepToken: string,
  now: Date,
): Promise<{ ok: true; codes?: string[] } | { ok: false; reason: 'no-match' | 'known' }> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'accounts.passkeys.add', subjects: [{ kind: 'account', id: worker.accountId }] };
  return asActor(actor, purpose, async (db, log) => {
    const info = await verifyNew(db, worker.accountId, made, site, now);
    if (!info) {
      log.detail({ result: 'no-match' });
      return { ok: false, reason: 'no-match' };
    }
    const isFirst = !(await hasSecondProof(db, worker.accountId));
    if ((await listKeys(db, worker.accountId)).length >= mostPasskeys) throw new Refusal('not-permitted');
    const added = await db
      .insertInto('passkey')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        accountId: worker.accountId,
        credentialId: info.credential.id,
        publicKey: Buffer.from(info.credential.publicKey).toString('base64url'),
        counter: info.credential.counter,
        transports: made.response.transports ?? [],
        name,
        isSynced: info.credentialBackedUp,
      })
      .onConflict((same) => same.columns(['municipalityId', 'credentialId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return { ok: false, reason: 'known' };
    await endOtherSessions(db, worker.accountId, keepToken, now);
    if (!isFirst) return { ok: true };
    return { ok: true, codes: await writeRecoveryCodes(db, worker.municipalityId, worker.accountId) };
  });
}
