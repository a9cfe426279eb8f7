import type { Context } from 'hono';
import type { HostAtDoor } from '#use-cases/host/enter.ts';
import { readHostPage } from '#use-cases/host/read-ask.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { pathOf } from './host-key.ts';
import { HostPage, type Returned } from './host-page.tsx';

/** The host's page as it stands, or with the form that came back. */
export async function showHostPage(
  c: Context<OpenEnv>,
  host: HostAtDoor,
  returned?: Returned,
): Promise<Response> {
  const record = await readHostPage(host);
  const page = <HostPage context={pageContext(c)} record={record} path={pathOf(c)} returned={returned} />;
  return c.html(page, returned ? 422 : 200);
}
