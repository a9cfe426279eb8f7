import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { OpenEnv } from '#web/context.ts';
import { errorPage } from './error-page.tsx';

const secret = `password authentication failed for "postgres://owner:himitsu@db/engawa" at select name from person`;

function brokenSite(isDatabaseAway: boolean) {
  const told: unknown[][] = [];
  const app = new Hono<OpenEnv>();
  app.use(async (c, next) => {
    const now = new Date('2026-11-24T09:00:00+09:00');
    c.set('requestId', 'request-1');
    c.set('now', now);
    c.set('today', tokyoDay(now));
    c.set('lang', 'ja');
    const municipality = { municipalityId: 'x', name: '縁が丘市', code: '999997', isDemo: false };
    if (!isDatabaseAway) c.set('municipality', municipality);
    await next();
  });
  app.get('/', () => {
    throw new Error(secret);
  });
  app.onError((error, c) => errorPage(error, c, (...bug) => void told.push(bug)));
  return { app, told };
}

it.each([
  ['不具合', false],
  ['データベースがないとき', true],
])(
  '%sの頁は、番号か次の手だけを言い、中のことは言わない。中のことは、動かす人の記録に出る',
  async (_, isAway) => {
    const { app, told } = brokenSite(isAway);
    const answer = await app.request('http://localhost/');
    const words = await answer.text();
    expect(answer.status).toBe(500);
    expect(words).toContain('こちらの不具合で、できませんでした');
    expect(words).not.toMatch(/himitsu|postgres|select|error-page|node_modules| at /);
    expect(words.includes('request-1')).toBe(!isAway);
    expect(told).toEqual([[expect.objectContaining({ message: secret }), 'request-1']]);
  },
);
