import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import type { OpenEnv } from './context.ts';

type Bucket = { tokens: number; at: number };

/**
 * A token bucket per account, and per source for whoever is not signed in: an office behind one address is many people.
 * `burst` requests at once, then `perMinute`. It guards one process against a stuck script or a scraper; guessing of passwords is counted in the database (use-cases/accounts/sign-in.ts), across processes.
 */
export function rateLimit(burst: number, perMinute: number, clock: () => Date): MiddlewareHandler<OpenEnv> {
  const buckets = new Map<string, Bucket>();
  return async (c, next) => {
    const now = clock().getTime();
    const source = c.var.session?.worker.accountId ?? c.var.source;
    const bucket = buckets.get(source) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 60_000) * perMinute);
    bucket.at = now;
    if (buckets.size > 10_000) buckets.clear();
    buckets.set(source, bucket);
    if (bucket.tokens < 1) throw new Refusal('too-many-requests');
    bucket.tokens -= 1;
    await next();
  };
}
