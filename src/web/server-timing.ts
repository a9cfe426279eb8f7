import type { MiddlewareHandler } from 'hono';
import type { OpenEnv } from './context.ts';

/** Tells how long an answer took to make, from the request taken in to the last word of the page (docs/bench.md). */
export const serverTiming: MiddlewareHandler<OpenEnv> = async (c, next) => {
  const begun = performance.now();
  await next();
  c.res.headers.set('Server-Timing', `total;dur=${(performance.now() - begun).toFixed(1)}`);
};
