import { Hono } from 'hono';
import * as z from 'zod';
import { findPerson } from '#use-cases/people/find-person.ts';
import { listHolders } from '#use-cases/people/list-holders.ts';
import { listSightAccounts, readSight } from '#use-cases/people/read-sight.ts';
import { pageContext, type Env } from '#web/context.ts';
import { personIdOf } from './person-id.ts';
import { SightPage } from './sight-page.tsx';

export const sightRoutes = new Hono<Env>();

sightRoutes.get('/:personId/sight', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const accounts = await listSightAccounts(worker);
  // Without a choice, or with something that is nobody's, the page asks about whom.
  const asked = z.uuid().safeParse(c.req.query('account'));
  const shared = { context: pageContext(c), person, accounts };
  if (!asked.success) {
    const holders = await listHolders(worker, person.id, c.var.today);
    return c.html(<SightPage {...shared} holders={holders} />);
  }
  const sight = await readSight(worker, person.id, asked.data);
  return c.html(<SightPage {...shared} sight={sight} />);
});
