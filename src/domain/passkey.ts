import { z } from 'zod';

export const mostPasskeys = 10;

export const passkeyNameShape = z
  .string()
  .trim()
  .min(1, '見分けるための名を書いてください。例　机のパソコン')
  .max(40, '名は40文字までです');

const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000);

/** What a browser answers for a passkey. Only its form is read here; what it proves is decided by its signature. */
const credential = {
  id: base64url.min(1).max(2_000),
  rawId: base64url.min(1).max(2_000),
  type: z.literal('public-key'),
};

export const passkeyAssertionShape = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertionShape>;

export const newPasskeyShape = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type NewPasskey = z.infer<typeof newPasskeyShape>;

/** The JSON that a form carries; undefined when it is none or has another shape. */
export function readPasskeyJson<T>(shape: z.ZodType<T>, text: string): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return shape.safeParse(value).data;
}
