import { z } from 'zod';

/** Of whom a second proof is asked, from their next sign-in on. */
export const secondFactorRules = {
  free: '自由（ひとりひとりが決める）',
  administrators: '管理者には、かならず',
  everybody: '全員に、かならず',
} as const;

/** はいり方の決まり of a municipality. */
export const signInRulesShape = z.object({
  secondFactor: z.enum(Object.keys(secondFactorRules) as [keyof typeof secondFactorRules], {
    error: '三つのうちのどれかを選んでください',
  }),
  allowedNetworks: z.array(z.string()),
  needsSecondPerson: z.boolean(),
});
export type SignInRules = z.infer<typeof signInRulesShape>;
/** Version 0: nobody has decided yet. */
export type StoredSignInRules = SignInRules & { version: number };

export const usualSignInRules: SignInRules = {
  secondFactor: 'free',
  allowedNetworks: [],
  needsSecondPerson: false,
};

const mostNetworks = 200;

/**
 * はいれる場所 as typed: one network (192.0.2.0/24, 2001:db8::/32) or one address a line. Full-width letters and commas are
 * what people paste; the words come back as they will be kept, or the first line that is none.
 */
export function readNetworks(
  typed: string,
): { ok: true; networks: string[] } | { ok: false; wrong: string } | { ok: false; tooMany: number } {
  const lines = typed
    .normalize('NFKC')
    .split(/[\s,、，]+/)
    .filter((line) => line !== '');
  const isNetwork = (line: string) =>
    [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()].some((shape) => shape.safeParse(line).success);
  const wrong = lines.find((line) => !isNetwork(line));
  if (wrong !== undefined) return { ok: false, wrong };
  if (lines.length > mostNetworks) return { ok: false, tooMany: mostNetworks };
  return { ok: true, networks: [...new Set(lines.map((line) => line.toLowerCase()))] };
}
