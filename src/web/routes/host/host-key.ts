import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '#domain/refusal.ts';
import { enterByCode } from '#use-cases/host/enter-by-code.ts';
import { enterHost, type HostAtDoor } from '#use-cases/host/enter.ts';
import type { OpenEnv } from '#web/context.ts';

/** In place of the secret in an address: whoever typed the code on the paper. */
export const byPaper = 'paper';

const cookie = 'engawa-host';
const hours = 12;

/** The code stays with this browser for the day, out of reach of scripts, for the host's pages alone. */
export function keepCode(c: Context, secure: boolean, code: string): void {
  setCookie(c, cookie, code, {
    path: '/host',
    httpOnly: true,
    secure,
    sameSite: 'Lax',
    maxAge: hours * 3_600,
  });
}

export function dropCode(c: Context, secure: boolean): void {
  deleteCookie(c, cookie, { path: '/host', secure });
}

/** 32 random bytes as base64url; anything else in the address is no secret of ours, and no question for the database. */
const token = /^[A-Za-z0-9_-]{43}$/;

/** The host behind the address. A code in a cookie is tried like one that is typed: guessing by cookie is guessing. */
export async function hostOf(c: Context<OpenEnv>): Promise<HostAtDoor> {
  const { municipalityId } = c.var.municipality;
  const key = c.req.param('key') ?? '';
  if (key !== byPaper) {
    if (!token.test(key)) throw new Refusal('not-found');
    return enterHost(municipalityId, key);
  }
  const typed = getCookie(c, cookie);
  if (typed === undefined) throw new Refusal('not-found');
  const knocked = await enterByCode({ municipalityId, typed, source: c.var.source, now: c.var.now });
  if (knocked.ok) return knocked.host;
  throw new Refusal(knocked.reason === 'too-many-tries' ? 'too-many-tries' : 'not-found');
}

export function pathOf(c: Context<OpenEnv>): string {
  return `/host/${c.req.param('key') ?? ''}`;
}
