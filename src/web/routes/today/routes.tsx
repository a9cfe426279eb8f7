import { Hono } from 'hono';
import { readToday } from '#use-cases/today/read-today.ts';
import { pageContext, type Env } from '#web/context.ts';
import { TodayPage } from './today-page.tsx';

export const todayRoutes = new Hono<Env>();

todayRoutes.get('/', async (c) => {
  const { worker } = c.var.session;
  // 管理者は事例の中身を見ない: there is nothing on this page for them.
  if (worker.roles.includes('administrator')) return c.redirect('/settings', 303);
  const today = await readToday(worker, c.var.today);
  const worksWithPeople = worker.roles.some((role) => role !== 'community_coordinator');
  return c.html(<TodayPage context={pageContext(c)} today={today} worksWithPeople={worksWithPeople} />);
});
