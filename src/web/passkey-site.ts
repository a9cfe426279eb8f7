import type { Context } from 'hono';

/** The site that passkeys belong to: the address that people type, behind a proxy the one it was set to (ENGAWA_ORIGIN). */
export function passkeySite(c: Context, origin?: string): { rpId: string; origin: string } {
  const at = new URL(origin ?? c.req.url);
  return { rpId: at.hostname, origin: at.origin };
}
