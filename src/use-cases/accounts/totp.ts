import { Secret, TOTP } from 'otpauth';

const secretBytes = 20;
const period = 30;

/** RFC 6238 as every app on a telephone knows it: SHA-1, six digits, thirty seconds. */
function totpOf(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
  });
}

/** A new secret, in the letters that people can type. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What the QR code holds. */
export function totpAddress(secret: string, issuer: string, signInName: string): string {
  return totpOf(secret, issuer, signInName).toString();
}

/**
 * The step of thirty seconds that a code belongs to: the present one, the one before or the one after, for clocks that are
 * a little off. Undefined when the code is none of them, or is of a step that was used already: one code opens once.
 */
export function matchingStep(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(now.getTime() / (period * 1000)) + delta;
  return step > lastStep ? step : undefined;
}
