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
