import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { OpenEnv } from './context.ts';

/**
 * Where a request came from, as it is counted. X-Forwarded-For is believed of our own proxies only, and of it only the
 * last address, which the proxy itself has added: all before it anybody can write.
 */
export function sourceOf(c: Context<OpenEnv>, proxies: readonly string[]): string {
  return counted(addressOf(c, proxies));
}

/** The address behind it, as far as it can be believed. */
export function addressOf(c: Context<OpenEnv>, proxies: readonly string[]): string {
  const peer = peerOf(c);
  if (!proxies.includes(peer)) return peer;
  const last = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? peer : plain(last);
}

function peerOf(c: Context<OpenEnv>): string {
  // app.request() in tests has no socket.
  const environment: unknown = c.env;
  if (typeof environment !== 'object' || environment === null || !('incoming' in environment)) return 'local';
  return plain(getConnInfo(c).remote.address ?? 'unknown');
}

/** IPv4 inside IPv6, as a socket that listens to both tells it. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** One household or office has a whole /64 of IPv6 addresses; they count as one. */
function counted(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
