import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';

export const noticeCookie = 'engawa-notice';

/**
 * Where to go after something was saved: 303, so that a reload does not save twice. `notice` is one sentence for the
 * next page, such as 「同意を記録しました」; never a name or anything else about a person, because it travels in a cookie.
 */
export function seeOther(c: Context, path: string, notice?: string): Response {
  if (notice) {
    setCookie(c, noticeCookie, notice, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 30 });
  }
  return c.redirect(path, 303);
}
