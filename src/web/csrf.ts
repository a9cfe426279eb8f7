import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import type { OpenEnv } from './context.ts';
import { readForm } from './form.ts';

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Their page may have been opened before a session was: in a second tab, or by whoever sat at this desk before. */
const signingIn = new Set([
  '/sign-in',
  '/sign-in/demo',
  '/sign-in/second',
  '/sign-in/passkey',
  '/sign-in/passkey/options',
  '/sign-in/sso',
]);

/**
 * Two guards against forged forms. The browser's own word (Sec-Fetch-Site, or Origin on old tablets) must say that our page
 * sent it; and once signed in, the form must carry the session's token. `origin` is our address behind a proxy.
 */
export function refuseForgedForms(origin?: string): MiddlewareHandler<OpenEnv> {
  const ours = origin === undefined ? undefined : new URL(origin).origin;
  return async (c, next) => {
    if (reading.has(c.req.method)) return next();
    const site = c.req.header('Sec-Fetch-Site');
    const from = c.req.header('Origin');
    const isOurs =
      site === undefined
        ? from === new URL(c.req.url).origin || (ours !== undefined && from === ours)
        : site === 'same-origin';
    if (!isOurs) throw new Refusal('forged-form');
    const { session } = c.var;
    if (session && !signingIn.has(c.req.path) && !same((await readForm(c)).text('csrf'), session.csrf))
      throw new Refusal('forged-form');
    return next();
  };
}
