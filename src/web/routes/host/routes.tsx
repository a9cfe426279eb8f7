import { Hono } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { enterByCode } from '#use-cases/host/enter-by-code.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { actRoutes } from './act-routes.tsx';
import { ClosedDoorPage, DoorPage } from './door-page.tsx';
import { byPaper, dropCode, hostOf, keepCode } from './host-key.ts';
import { showHostPage } from './show-host-page.tsx';

const refusals: Record<string, { status: 404 | 409 | 429; title: string; way: string }> = {
  'not-found': {
    status: 404,
    title: 'この入口は、いま閉じています',
    way: '期限がすぎたか、お願いが終わったか、番号がちがいます。紙やメールにある電話にかけてください。',
  },
  'already-done': {
    status: 409,
    title: 'もう、受けとっています',
    way: 'お返事やお知らせは、とどいています。変わったことがあれば、電話してください。',
  },
  'too-many-tries': {
    status: 429,
    title: '続けて試されたため、しばらく止めています',
    way: '15分ほどおいて、もう一度試してください。お急ぎのときは、紙にある電話にかけてください。',
  },
};

/** The host's door: no account, no script, an address or a code. Mounted at /host before the sign-in. */
export function hostRoutes(secure: boolean): Hono<OpenEnv> {
  const routes = new Hono<OpenEnv>();

  routes.get('/', (c) => c.html(<DoorPage context={pageContext(c)} typed="" errors={{}} />));

  routes.post('/', async (c) => {
    const typed = (await readForm(c)).text('code').slice(0, 40);
    const { municipalityId } = c.var.municipality;
    const knocked = await enterByCode({ municipalityId, typed, source: c.var.source, now: c.var.now });
    if (knocked.ok) {
      keepCode(c, secure, knocked.code);
      return seeOther(c, `/host/${byPaper}`);
    }
    if (knocked.reason === 'too-many-tries') throw new Refusal('too-many-tries');
    const errors = { code: 'この番号では、ひらけません。字を、もう一度たしかめてください' };
    return c.html(<DoorPage context={pageContext(c)} typed={typed} errors={errors} />, 422);
  });

  routes.post('/leave', (c) => {
    dropCode(c, secure);
    return seeOther(c, '/host');
  });

  routes.get('/:key', async (c) => showHostPage(c, await hostOf(c)));
  routes.route('/', actRoutes);

  routes.onError((error, c) => {
    const refusal = error instanceof Refusal ? refusals[error.code] : undefined;
    // Anything else is for the site's own page of errors.
    if (!refusal) throw error;
    return c.html(<ClosedDoorPage context={pageContext(c)} words={refusal} />, refusal.status);
  });
  return routes;
}
