import { Hono } from 'hono';
import { listWaitingSoundings, type WaitingScope } from '#use-cases/placements/list-waiting-soundings.ts';
import { pageContext, type Env } from '#web/context.ts';
import { answerRoutes } from './answer-routes.tsx';
import { conditionsRoutes } from './conditions-routes.tsx';
import { hostLinkRoutes } from './host-link-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { moveRoutes } from './move-routes.tsx';
import { settleRoutes } from './settle-routes.tsx';
import { soundingRoutes } from './sounding-routes.tsx';
import { stopRoutes } from './stop-routes.tsx';
import { visitRoutes } from './visit-routes.tsx';
import { WaitingPage } from './waiting-page.tsx';
import { yesRoutes } from './yes-routes.tsx';

/** 参加 of one person. Mounted at /people beside the other pages about them. */
export const placementRoutes = new Hono<Env>();

placementRoutes.route('/', listRoutes);
placementRoutes.route('/', soundingRoutes);
placementRoutes.route('/', answerRoutes);
placementRoutes.route('/', conditionsRoutes);
placementRoutes.route('/', yesRoutes);
placementRoutes.route('/', visitRoutes);
placementRoutes.route('/', settleRoutes);
placementRoutes.route('/', stopRoutes);
placementRoutes.route('/', moveRoutes);
placementRoutes.route('/', hostLinkRoutes);

const scopes: readonly WaitingScope[] = ['mine', 'agency', 'all'];

/** 返事待ち over everybody. Mounted at /soundings. */
export const soundingsRoutes = new Hono<Env>();

soundingsRoutes.get('/', async (c) => {
  const scope = scopes.find((one) => one === c.req.query('show')) ?? 'mine';
  const waiting = await listWaitingSoundings(c.var.session.worker, scope, c.var.today);
  return c.html(<WaitingPage context={pageContext(c)} waiting={waiting} scope={scope} />);
});
