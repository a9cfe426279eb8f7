import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hostCodeLength, hostCodeLetters } from '#domain/host-code.ts';

export type HostSecret = { token: string; code: string };

/** A secret for the address and a code for the paper. They are shown once; the database keeps their hashes alone. */
export function newHostSecret(): HostSecret {
  const letter = () => hostCodeLetters.charAt(randomInt(hostCodeLetters.length));
  return {
    token: randomBytes(32).toString('base64url'),
    code: Array.from({ length: hostCodeLength }, letter).join(''),
  };
}

export function hashHostSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
