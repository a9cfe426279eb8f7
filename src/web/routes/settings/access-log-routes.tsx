import { Hono, type Context } from 'hono';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { exportAccessLog } from '#use-cases/access-log/export-access-log.ts';
import { readAccessLog } from '#use-cases/access-log/read-access-log.ts';
import { pageContext, type Env } from '#web/context.ts';
import { AccessLogPage } from './access-log-page.tsx';
import { askedLog } from './asked-log.ts';

/** 設定 → 閲覧の記録. */
export const accessLogRoutes = new Hono<Env>();

const askedOf = (c: Context<Env>) => askedLog(new URL(c.req.url).searchParams, c.var.today);

accessLogRoutes.get('/', async (c) => {
  const asked = askedOf(c);
  const log = await readAccessLog(c.var.session.worker, asked.query);
  return c.html(<AccessLogPage context={pageContext(c)} log={log} asked={asked} />);
});

accessLogRoutes.get('/file.csv', async (c) => {
  const csv = await exportAccessLog(c.var.session.worker, askedOf(c).query);
  return c.body(csv, 200, csvHeaders(c.var.today));
});

/** The name of the file tells the day and nobody: it lies about in a download folder. */
export function csvHeaders(today: string): Record<string, string> {
  const name = encodeURIComponent(`閲覧の記録_${formatJapaneseDate(today)}.csv`);
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="access-log.csv"; filename*=UTF-8''${name}`,
  };
}
