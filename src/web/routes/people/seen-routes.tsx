import { Hono, type Context } from 'hono';
import { exportAccessLog } from '#use-cases/access-log/export-access-log.ts';
import { listReaders } from '#use-cases/access-log/list-readers.ts';
import { readAccessLog } from '#use-cases/access-log/read-access-log.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { csvHeaders } from '#web/routes/settings/access-log-routes.tsx';
import { askedLog, type AskedLog } from '#web/routes/settings/asked-log.ts';
import { personIdOf } from './person-id.ts';
import { SeenPage } from './seen-page.tsx';

/** この人の記録を見た人. */
export const seenRoutes = new Hono<Env>();

/** Whatever else the address asks, it is this person's log. */
function askedOf(c: Context<Env>, personId: string): AskedLog {
  const search = new URL(c.req.url).searchParams;
  search.set('person', personId);
  return askedLog(search, c.var.today);
}

seenRoutes.get('/:personId/seen', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const readers = await listReaders(worker, person.id);
  const asked = askedOf(c, person.id);
  const log = await readAccessLog(worker, asked.query);
  return c.html(<SeenPage context={pageContext(c)} {...{ person, readers, log, asked }} />);
});

seenRoutes.get('/:personId/seen/file.csv', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const csv = await exportAccessLog(worker, askedOf(c, person.id).query);
  return c.body(csv, 200, csvHeaders(c.var.today));
});
