import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { OpenEnv } from './context.ts';
import { sourceOf } from './source.ts';

async function sourceFor(peer: string, forwarded: string | undefined, proxies: string[]): Promise<string> {
  const app = new Hono<OpenEnv>();
  app.get('/', (c) => c.text(sourceOf(c, proxies)));
  const headers = new Headers(forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded });
  const env = { incoming: { socket: { remoteAddress: peer } } };
  return (await app.request('/', { headers }, env)).text();
}

it.each([
  ['だれでも書けるX-Forwarded-Forは、信じない', '192.0.2.1', '198.51.100.9', [], '192.0.2.1'],
  [
    '自分たちのプロキシが足した、最後のひとつだけを信じる',
    '127.0.0.1',
    '203.0.113.5, 198.51.100.9',
    ['127.0.0.1'],
    '198.51.100.9',
  ],
  ['IPv6で受けたIPv4のプロキシも同じ', '::ffff:127.0.0.1', '198.51.100.9', ['127.0.0.1'], '198.51.100.9'],
  ['番地でないことばは数えない', '127.0.0.1', 'unknown', ['127.0.0.1'], '127.0.0.1'],
  ['プロキシがなにも足さなければ、プロキシを数える', '127.0.0.1', undefined, ['127.0.0.1'], '127.0.0.1'],
  ['IPv6は、家や職場ひとつ分（/64）でひとつ', '2001:DB8::1:2:3:4', undefined, [], '2001:db8:0:0::/64'],
])('%s', async (_title, peer, forwarded, proxies, expected) => {
  expect(await sourceFor(peer, forwarded, proxies)).toBe(expected);
});
