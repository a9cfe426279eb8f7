import { Hono } from 'hono';
import { listTimeline, timelineKinds } from '#use-cases/notes/list-timeline.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { personIdOf } from './person-id.ts';
import { TimelinePage } from './timeline-page.tsx';

export const timelineRoutes = new Hono<Env>();

timelineRoutes.get('/:personId/timeline', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const query = new URL(c.req.url).searchParams;
  const kinds = timelineKinds.filter((kind) => query.getAll('kind').includes(kind));
  const after = query.get('after') ?? undefined;
  const found = await listTimeline(worker, person.id, { kinds, ...(after ? { after } : {}) });
  return c.html(<TimelinePage context={pageContext(c)} person={person} kinds={kinds} {...found} />);
});
