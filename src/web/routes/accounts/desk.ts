import type { Context } from 'hono';
import { browserName } from '#domain/browser-name.ts';
import type { OpenEnv } from '#web/context.ts';

/** What the account's own list will tell of this sign-in. */
export function deskOf(c: Context<OpenEnv>): { source: string; browser: string } {
  return { source: c.var.source, browser: browserName(c.req.header('User-Agent') ?? '') };
}
