import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { expect, it } from 'vitest';
import type { OpenEnv } from './context.ts';
import { securityHeaders } from './headers.ts';

function siteThatSetsCookies(secure: boolean): Hono<OpenEnv> {
  const app = new Hono<OpenEnv>();
  app.use(securityHeaders(secure));
  app.get('/', (c) => {
    setCookie(c, 'plain', 'あ', { path: '/', maxAge: 30 });
    setCookie(c, 'insecure-by-name', 'secure');
    setCookie(c, 'bound', 'y', { path: '/', secure: true, httpOnly: true });
    return c.text('ok');
  });
  return app;
}

it('httpsのときは、どの札もhttpsだけで送られ、印は一度だけつく', async () => {
  const answer = await siteThatSetsCookies(true).request('https://localhost/');
  expect(answer.headers.getSetCookie()).toEqual([
    'plain=%E3%81%82; Max-Age=30; Path=/; Secure',
    expect.stringMatching(/^insecure-by-name=secure;.*; Secure$/),
    'bound=y; Path=/; HttpOnly; Secure',
  ]);
});

it('httpsでなければ、札はそのまま。httpsの印をつけると、手もとの機械でははいれなくなる', async () => {
  const cookies = (await siteThatSetsCookies(false).request('http://localhost/')).headers.getSetCookie();
  expect(cookies).toHaveLength(3);
  expect(cookies[0]).not.toContain('Secure');
});

it('見出しは、よその頁への埋めこみ、よその中身、よその場所への番地の漏れを断る', async () => {
  const { headers } = await siteThatSetsCookies(true).request('https://localhost/');
  const policy = (headers.get('Content-Security-Policy') ?? '').split('; ');
  for (const line of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(line);
  }
  expect(headers.get('Referrer-Policy')).toBe('same-origin');
  expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
