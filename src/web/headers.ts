import type { MiddlewareHandler } from 'hono';
import type { OpenEnv } from './context.ts';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Served over https, no cookie of ours ever travels over http: whoever set it, and however small a thing it says. */
function keepCookiesToHttps(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete('Set-Cookie');
  for (const cookie of cookies) {
    headers.append('Set-Cookie', /;\s*secure\s*(?:;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`);
  }
}

/** Headers of every answer. Pages hold secrets, so no cache keeps them, on the way or in the browser. */
export function securityHeaders(secure: boolean): MiddlewareHandler<OpenEnv> {
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    // A PDF has a stricter one of its own.
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    headers.set('X-Request-Id', c.var.requestId);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    if (secure) {
      headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
      keepCookiesToHttps(headers);
    }
  };
}
