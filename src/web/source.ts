import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { OpenEnv } from './context.ts';

/** Where a request came from. X-Forwarded-For is not believed: anybody can write it. Behind a proxy, limits are the proxy's. */
export function sourceOf(c: Context<OpenEnv>): string {
  // app.request() in tests has no socket.
  const environment: unknown = c.env;
  if (typeof environment !== 'object' || environment === null || !('incoming' in environment)) return 'local';
  return getConnInfo(c).remote.address ?? 'unknown';
}
