import { Hono } from 'hono';
import * as z from 'zod';
import { addDays } from '#domain/calendar-day.ts';
import { caseStateCodes } from '#domain/case-state.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { listPeople, type PeopleQuestion } from '#use-cases/people/list-people.ts';
import { pageContext, type Env } from '#web/context.ts';
import { ListPage } from './list-page.tsx';

export const listRoutes = new Hono<Env>();

/** A consent that ends within a month is soon due. */
const soon = 30;

function filterOf(query: URLSearchParams, today: string): PeopleQuestion {
  const uuid = (name: string) => z.uuid().safeParse(query.get(name)).data;
  const state = caseStateCodes.find((code) => code === query.get('state'));
  const areaId = uuid('area');
  const after = uuid('after');
  return {
    search: (query.get('q') ?? '').slice(0, 100),
    order: query.get('order') === 'recent' ? 'recent' : 'kana',
    ...(query.get('count') === 'all' ? { countAll: true } : {}),
    ...(query.get('mine') ? { mine: true } : {}),
    ...(query.get('unnamed') ? { unnamed: true } : {}),
    ...(query.get('ending') ? { consentEndsBy: addDays(today, soon) } : {}),
    ...(state ? { state } : {}),
    ...(areaId ? { areaId } : {}),
    ...(after ? { after } : {}),
  };
}

listRoutes.get('/', async (c) => {
  const { worker } = c.var.session;
  const query = new URL(c.req.url).searchParams;
  const filter = filterOf(query, c.var.today);
  const found = await listPeople(worker, filter);
  const areas = await listAreas(worker);
  return c.html(<ListPage context={pageContext(c)} query={query} filter={filter} areas={areas} {...found} />);
});
