import type { Context } from 'hono';
import { listWaiting } from '#use-cases/placement/list-waiting.ts';
import { pageContext, type Env } from '#web/context.ts';
import { ChoosePage, type Narrowed } from './choose-page.tsx';

export async function choose(c: Context<Env>): Promise<Response> {
  const typed = c.req.query('show');
  const show = typed === 'searching' || typed === 'mine' ? typed : '';
  const narrowed: Narrowed = { show, after: c.req.query('after') };
  const waiting = await listWaiting(c.var.session.worker, {
    after: narrowed.after,
    onlySearching: show === 'searching',
    mine: show === 'mine',
  });
  return c.html(<ChoosePage context={pageContext(c)} waiting={waiting} narrowed={narrowed} />);
}
