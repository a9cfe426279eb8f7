import { Hono } from 'hono';
import { openOverview } from '#use-cases/people/open-overview.ts';
import { openSealed } from '#use-cases/people/open-sealed.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { Refusal } from '#domain/refusal.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { OverviewPage } from './overview-page.tsx';
import { personIdOf } from './person-id.ts';
import { SealedPage } from './sealed-page.tsx';

export const overviewRoutes = new Hono<Env>();

overviewRoutes.get('/:personId', async (c) => {
  const overview = await openOverview(c.var.session.worker, personIdOf(c), c.var.today);
  return c.html(<OverviewPage context={pageContext(c)} overview={overview} />);
});

overviewRoutes.get('/:personId/sealed', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  if (!person.open.has('sealed')) throw new Refusal('not-found');
  return c.html(<SealedPage context={pageContext(c)} person={person} />);
});

/** Answers the post with the page itself: what is opened for one purpose has no address to come back to. */
overviewRoutes.post('/:personId/sealed', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  if (!person.open.has('sealed')) throw new Refusal('not-found');
  const reason = (await readForm(c)).text('reason').trim();
  const context = pageContext(c);
  if (reason.length < 4) {
    const errors = { reason: '目的を、あとで読んでわかるように書いてください' };
    return c.html(<SealedPage context={context} person={person} errors={errors} typed={reason} />, 422);
  }
  const sealed = await openSealed(worker, person.id, reason.slice(0, 500));
  return c.html(<SealedPage context={context} person={person} sealed={sealed} />);
});
