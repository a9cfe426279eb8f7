import { Hono } from 'hono';
import { openOverview } from '#use-cases/people/open-overview.ts';
import { pageContext, type Env } from '#web/context.ts';
import { OverviewPage } from './overview-page.tsx';
import { personIdOf } from './person-id.ts';

export const overviewRoutes = new Hono<Env>();

overviewRoutes.get('/:personId', async (c) => {
  const { worker } = c.var.session;
  const overview = await openOverview(worker, personIdOf(c), c.var.today);
  const isInCharge = overview.person.currentCase?.mainAccountId === worker.accountId;
  const maySeeReaders = isInCharge || worker.roles.includes('municipal_officer');
  return c.html(<OverviewPage context={pageContext(c)} overview={overview} maySeeReaders={maySeeReaders} />);
});
