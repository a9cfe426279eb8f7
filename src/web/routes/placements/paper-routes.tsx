import { Hono } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { pageContext, type Env } from '#web/context.ts';
import { Head } from '#web/ui/head.tsx';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { soundingOf } from './answer-routes.tsx';
import { AskPaper } from './ask-paper.tsx';
import { opened, placementPath } from './placement-ids.ts';

/** 打診票. Nothing on it names anybody: no name, no number of the person, not even in the title of the page. */
export const paperRoutes = new Hono<Env>();

paperRoutes.get('/:personId/placements/:placementId/soundings/:soundingId/paper', async (c) => {
  const found = await opened(c);
  const { placement } = found;
  const sounding = soundingOf(c, found);
  if (sounding.withdrawnAt !== null) throw new Refusal('already-done');
  const context = pageContext(c);
  const { agencyName, name } = c.var.session;
  return c.html(
    <Page context={context} title="打診票">
      <PrintHead context={context} number={placement.number} />
      <Head
        title="打診票"
        crumbs={[
          { label: '参加', href: `/people/${found.person.id}/placements` },
          { label: placement.host.name, href: placementPath(found.person.id, placement.id) },
          { label: '打診票' },
        ]}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <div class="host-paper">
        <AskPaper placement={placement} sounding={sounding} asker={`${agencyName}　${name}`} />
      </div>
    </Page>,
  );
});
