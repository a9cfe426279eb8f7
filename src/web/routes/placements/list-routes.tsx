import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import * as z from 'zod';
import { Refusal } from '#domain/refusal.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { listPlacements } from '#use-cases/placements/list-placements.ts';
import { openStartGround } from '#use-cases/placements/start-ground.ts';
import { startPlacement } from '#use-cases/placements/start-placement.ts';
import { findResources } from '#use-cases/resources/find-resources.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf, sentId } from '#web/routes/people/person-id.ts';
import { PlacementListPage } from './list-page.tsx';
import { opened, placementPath } from './placement-ids.ts';
import { PlacementPage } from './placement-page.tsx';
import { PickPlacePage, StartPage } from './start-page.tsx';

/** 参加: the list, how a way begins, and its page. */
export const listRoutes = new Hono<Env>();

const list = '/:personId/placements';
const mostFound = 20;

function asId(typed: string | undefined): string | undefined {
  return z.uuid().safeParse(typed).data?.toLowerCase();
}

listRoutes.get(list, async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const placements = await listPlacements(worker, person.id);
  return c.html(<PlacementListPage context={pageContext(c)} person={person} {...placements} />);
});

listRoutes.get(`${list}/new`, async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const asked = c.req.query('resource');
  const context = pageContext(c);
  if (asked === undefined) {
    const search = (c.req.query('q') ?? '').slice(0, 100);
    const query = { words: search, state: 'open' as const, limit: mostFound };
    const found = search.trim() === '' ? [] : (await findResources(worker, query, c.var.today)).rows;
    return c.html(<PickPlacePage context={context} person={person} search={search} found={found} />);
  }
  const resourceId = asId(asked);
  if (resourceId === undefined) throw new Refusal('not-found');
  const ground = await openStartGround(worker, person.id, resourceId, c.var.today);
  const runId = asId(c.req.query('run')) ?? '';
  return c.html(<StartPage context={context} person={person} ground={ground} id={uuidv7()} runId={runId} />);
});

listRoutes.post(`${list}/new`, async (c) => {
  const personId = personIdOf(c);
  const form = await readForm(c);
  const { id } = await startPlacement(c.var.session.worker, {
    id: sentId(form.text('id')),
    personId,
    resourceId: sentId(form.text('resource')),
    runId: asId(form.text('run')) ?? null,
    on: c.var.today,
  });
  return seeOther(c, placementPath(personId, id), '道をはじめました。まだ、だれにも聞いていません。');
});

listRoutes.get(`${list}/:placementId`, async (c) => {
  return c.html(<PlacementPage context={pageContext(c)} {...await opened(c)} />);
});
