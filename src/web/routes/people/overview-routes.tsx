import { Hono } from 'hono';
import { openOverview } from '#use-cases/people/open-overview.ts';
import { pageContext, type Env } from '#web/context.ts';
import { OverviewPage } from './overview-page.tsx';
import { personIdOf } from './person-id.ts';

export const overviewRoutes = new Hono<Env>();

overviewRoutes.get('/:personId', async (c) => {
  const overview = await openOverview(c.var.session.worker, personIdOf(c), c.var.today);
  return c.html(<OverviewPage context={pageContext(c)} overview={overview} />);
});
