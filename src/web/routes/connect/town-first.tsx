import type { MiddlewareHandler } from 'hono';
import { seesCases } from '#domain/actor.ts';
import { awaitTown, beginTown } from '#use-cases/placement/await-town.ts';
import { pageContext, type Env } from '#web/context.ts';
import { ReadingTownPage } from './reading-town-page.tsx';

/** Whoever comes in will look for something before long: the town is read beside their first page. */
export const readTownAhead: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const { worker } = c.var.session;
  if (seesCases(worker.roles)) beginTown(worker, c.var.today);
};

/** Before every page that looks through the whole town: as long as it is being read, how far that is. */
export const townFirst: MiddlewareHandler<Env> = async (c, next) => {
  // What is sent is waited with: nobody sends it twice. A part of a page waits too, for it has no room to tell anything else.
  const isPage = c.req.method === 'GET' && c.req.header('Turbo-Frame') === undefined;
  const town = isPage ? await awaitTown(c.var.session.worker, c.var.today) : undefined;
  if (town === undefined || town.state === 'done') return next();
  const { pathname, search } = new URL(c.req.url);
  return c.html(<ReadingTownPage context={pageContext(c)} href={`${pathname}${search}`} town={town} />);
};
