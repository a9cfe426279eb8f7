import { Hono } from 'hono';
import { readAccessLog } from '#use-cases/access-log/read-access-log.ts';
import { pageContext, type Env } from '#web/context.ts';
import { AccessLogPage } from './access-log-page.tsx';

export const accessLogRoutes = new Hono<Env>();

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

accessLogRoutes.get('/', async (c) => {
  const before = Number(c.req.query('before'));
  const personId = c.req.query('person') ?? '';
  const accountId = c.req.query('account') ?? '';
  const onlyRefused = c.req.query('refused') === 'yes';
  const log = await readAccessLog(c.var.session.worker, {
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    ...(uuid.test(personId) ? { personId } : {}),
    ...(uuid.test(accountId) ? { accountId } : {}),
    onlyRefused,
  });
  const kept = new URLSearchParams();
  if (uuid.test(personId)) kept.set('person', personId);
  if (uuid.test(accountId)) kept.set('account', accountId);
  if (onlyRefused) kept.set('refused', 'yes');
  return c.html(
    <AccessLogPage
      context={pageContext(c)}
      log={log}
      kept={kept}
      seesAll={c.var.session.worker.roles.includes('municipal_officer')}
    />,
  );
});
