import { Hono, type Context } from 'hono';
import { beginSso, returnFromSso } from '#use-cases/accounts/sign-in-sso.ts';
import type { Opened } from '#use-cases/accounts/sign-in.ts';
import { providerSignOut, type SsoProvider } from '#use-cases/accounts/single-sign-on.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { dropPendingCookie, keepPending, readPending } from '#web/session.ts';
import { Document } from '#web/ui/document.tsx';
import { deskOf } from './desk.ts';
import { keptOf, type Kept } from './kept-form.tsx';
import type { SignInProblem } from './sign-in-page.tsx';

type Ways = {
  secure: boolean;
  origin: string | undefined;
  provider: SsoProvider;
  enter: (c: Context<OpenEnv>, opened: Opened, more: { kept?: Kept | undefined }) => Promise<Response>;
  refuse: (c: Context<OpenEnv>, problem: SignInProblem, kept?: Kept) => Promise<Response>;
};

/** はいる頁 → 庁内の共通のはいり方: to the municipality's own provider, and back. */
export function ssoRoutes({ secure, origin, provider, enter, refuse }: Ways): Hono<OpenEnv> {
  const routes = new Hono<OpenEnv>();
  const home = (c: Context<OpenEnv>) => new URL(origin ?? c.req.url).origin;
  const returnPath = '/sign-in/sso/return';

  routes.post('/', async (c) => {
    const { municipality, now } = c.var;
    const kept = keptOf(await readForm(c));
    const begun = await beginSso(municipality.municipalityId, provider, `${home(c)}${returnPath}`, kept, now);
    if (!begun) return refuse(c, 'sso-away', kept);
    keepPending(c, secure, 'sso', begun);
    return leadAway(c, begun.address, '共通のはいり方へ移ります');
  });

  routes.get('/return', async (c) => {
    const token = readPending(c, secure, 'sso');
    if (token === undefined) return refuse(c, 'expired');
    dropPendingCookie(c, secure, 'sso');
    const result = await returnFromSso(provider, {
      municipalityId: c.var.municipality.municipalityId,
      token,
      // As the provider was told it: behind a proxy our own address is another one.
      answer: new URL(`${home(c)}${returnPath}${new URL(c.req.url).search}`),
      ...deskOf(c),
      now: c.var.now,
    });
    if (result.ok) return enter(c, result, { kept: result.kept });
    return refuse(c, result.reason === 'expired' ? 'expired' : 'sso-no-match', result.kept);
  });

  // After signing out here: a desk in a town hall is shared, so the provider is left too.
  routes.get('/leave', async (c) => {
    const address = await providerSignOut(provider, `${home(c)}/sign-in`);
    return address === undefined
      ? c.redirect('/sign-in', 303)
      : leadAway(c, address, '共通のはいり方からも出ます');
  });

  return routes;
}

/**
 * Leads to another house. A redirect would do for a link, but this answers a form, and our own rule (form-action 'self') lets
 * no form end elsewhere; so the page goes on by itself, and says where.
 */
function leadAway(c: Context<OpenEnv>, address: string, title: string): Response | Promise<Response> {
  const context = pageContext(c);
  return c.html(
    <Document
      title={title}
      lang={context.lang}
      bodyClass="plain"
      head={
        <>
          {/* Turbo would show this page in place of the last one, and then nothing goes on by itself. */}
          <meta name="turbo-visit-control" content="reload" />
          <meta http-equiv="refresh" content={`0;url=${address}`} />
        </>
      }
    >
      <main class="wrap" id="main" tabindex={-1}>
        <h1>{title}</h1>
        <p>
          ひとりでに移らないときは、<a href={address}>ここを押してください（{new URL(address).host}）</a>。
        </p>
      </main>
    </Document>,
  );
}
