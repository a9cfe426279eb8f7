import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '#domain/refusal.ts';
import { resumeSession } from '#use-cases/accounts/resume-session.ts';
import type { Env, OpenEnv } from './context.ts';

/** The browser takes `__Host-` only over https, and then no other host or path can set it. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-engawa' : 'engawa';
}

export function keepToken(c: Context<OpenEnv>, secure: boolean, token: string, endsAt: Date): void {
  setCookie(c, cookieName(secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    // Lax, not Strict: a link in a mail to a colleague must open the page, not the sign-in.
    sameSite: 'Lax',
    expires: endsAt,
  });
}

export function readToken(c: Context, secure: boolean): string | undefined {
  return getCookie(c, cookieName(secure));
}

export function dropToken(c: Context<OpenEnv>, secure: boolean): void {
  deleteCookie(c, cookieName(secure), { path: '/', secure });
}

/** Half a sign-in: between password and second proof, or at the provider. Cookies that no page behind the sign-in reads. */
export type Half = 'second' | 'sso';

function pendingName(secure: boolean, half: Half): string {
  return secure ? `__Host-engawa-${half}` : `engawa-${half}`;
}

export function keepPending(
  c: Context<OpenEnv>,
  secure: boolean,
  half: Half,
  { token, endsAt }: { token: string; endsAt: Date },
): void {
  setCookie(c, pendingName(secure, half), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'Lax',
    expires: endsAt,
  });
}

export function readPending(c: Context, secure: boolean, half: Half): string | undefined {
  return getCookie(c, pendingName(secure, half));
}

export function dropPendingCookie(c: Context<OpenEnv>, secure: boolean, half: Half): void {
  deleteCookie(c, pendingName(secure, half), { path: '/', secure });
}

/** Takes up the session behind the cookie, if there is one. */
export function takeUpSession(secure: boolean): MiddlewareHandler<OpenEnv> {
  return async (c, next) => {
    const token = readToken(c, secure);
    if (token !== undefined) {
      const session = await resumeSession(c.var.municipality.municipalityId, token, c.var.now);
      if (session) c.set('session', session);
    }
    await next();
  };
}

/** Everything mounted after this is behind the sign-in. */
export const requireSession: MiddlewareHandler<Env> = async (c, next) => {
  const { session } = c.var as OpenEnv['Variables'];
  if (!session) throw new Refusal('not-signed-in');
  await next();
};

/** A password that somebody else knows opens one page: the one where another is chosen. */
export const requireOwnPassword: MiddlewareHandler<Env> = async (c, next) => {
  if (!c.var.session.mustChoosePassword) return next();
  const { pathname, search } = new URL(c.req.url);
  const back =
    c.req.method === 'GET' && pathname !== '/' ? `?back=${encodeURIComponent(pathname + search)}` : '';
  return c.redirect(`/new-password${back}`, 303);
};

/** The pages where a second proof is added (はいり方): they stand open for whoever has none yet. */
export const waysPath = '/settings/sign-in';

/** Where the municipality asks for a second proof, whoever has none opens one place: the one where it is added. */
export const requireSecondFactor: MiddlewareHandler<Env> = async (c, next) => {
  const isWays = c.req.path === waysPath || c.req.path.startsWith(`${waysPath}/`);
  if (!c.var.session.mustAddFactor || isWays) return next();
  return c.redirect(waysPath, 303);
};
