import { Hono, type Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { Refusal } from '#domain/refusal.ts';
import { listDemoAccounts, signInDemo } from '#use-cases/accounts/sign-in-demo.ts';
import { proveSecond } from '#use-cases/accounts/prove-second.ts';
import type { SsoProvider } from '#use-cases/accounts/single-sign-on.ts';
import { signIn, type Opened } from '#use-cases/accounts/sign-in.ts';
import { signOut } from '#use-cases/accounts/sign-out.ts';
import { resumeSession } from '#use-cases/accounts/resume-session.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import {
  dropPendingCookie,
  dropToken,
  keepPending,
  keepToken,
  readPending,
  readToken,
} from '#web/session.ts';
import { choosePasswordRoutes } from './choose-password-routes.tsx';
import { deskOf } from './desk.ts';
import { giveBack } from './give-back.tsx';
import { isLocalPath, keptOf, type Kept } from './kept-form.tsx';
import { passkeyRoutes } from './passkey-routes.ts';
import { ssoRoutes } from './sso-routes.tsx';
import { SecondPage, type SecondProblem } from './second-page.tsx';
import { SignInPage, type SignInProblem } from './sign-in-page.tsx';

export type DoorSettings = { secure: boolean; origin?: string; sso?: SsoProvider };

/** Sign-in and sign-out: the only pages that need no session. */
export function accountRoutes({ secure, origin, sso }: DoorSettings): Hono<OpenEnv> {
  const routes = new Hono<OpenEnv>();
  routes.route('/', choosePasswordRoutes(secure));

  routes.route(
    '/sign-in/passkey',
    passkeyRoutes({ origin, enter, refuse: (c) => showSignIn(c, 422, 'passkey') }),
  );

  if (sso) {
    const refuse = (c: Context<OpenEnv>, problem: SignInProblem, kept?: Kept) =>
      showSignIn(c, 422, problem, kept);
    routes.route('/sign-in/sso', ssoRoutes({ secure, origin, provider: sso, enter, refuse }));
  }

  routes.get('/sign-in', async (c) => {
    if (c.var.session) return c.redirect('/', 303);
    return showSignIn(c, 200, undefined);
  });

  routes.post('/sign-in', async (c) => {
    const form = await readForm(c);
    const signInName = form.text('signInName').trim();
    const password = form.text('password');
    if (signInName === '' || password === '') return showSignIn(c, 422, 'empty');
    const { municipalityId } = c.var.municipality;
    const result = await signIn({
      municipalityId,
      signInName,
      password,
      ...deskOf(c),
      now: c.var.now,
    });
    if (!result.ok && result.reason === 'second-proof') {
      keepPending(c, secure, 'second', result.pending);
      return c.html(secondPage(c, keptOf(form)));
    }
    if (!result.ok) return showSignIn(c, result.reason === 'no-match' ? 422 : 429, result.reason);
    return enter(c, result);
  });

  routes.get('/sign-in/second', (c) =>
    readPending(c, secure, 'second') === undefined
      ? c.redirect('/sign-in', 303)
      : c.html(secondPage(c, undefined)),
  );

  routes.post('/sign-in/second', async (c) => {
    const form = await readForm(c);
    const typed = form.text('code');
    const pending = readPending(c, secure, 'second');
    if (pending === undefined) return showSignIn(c, 422, 'expired');
    if (typed.trim() === '') return c.html(secondPage(c, keptOf(form), 'empty'), 422);
    const { municipalityId } = c.var.municipality;
    const result = await proveSecond({ municipalityId, pending, typed, ...deskOf(c), now: c.var.now });
    if (!result.ok && result.reason === 'expired') {
      dropPendingCookie(c, secure, 'second');
      return showSignIn(c, 422, 'expired');
    }
    if (!result.ok) return c.html(secondPage(c, keptOf(form), 'no-match'), 422);
    dropPendingCookie(c, secure, 'second');
    const notice =
      result.codesLeft === undefined
        ? undefined
        : `予備の番号をひとつ使いました。のこりは${result.codesLeft}個です。`;
    return enter(c, result, { notice });
  });

  routes.post('/sign-in/demo', async (c) => {
    const { municipality, now } = c.var;
    if (!municipality.isDemo) throw new Refusal('not-found');
    const accountId = (await readForm(c)).text('accountId');
    const known = await listDemoAccounts(municipality.municipalityId);
    if (!known.some((account) => account.id === accountId)) throw new Refusal('not-found');
    return enter(c, await signInDemo(municipality.municipalityId, accountId, now, deskOf(c)));
  });

  routes.post('/sign-out', async (c) => {
    const token = readToken(c, secure);
    const method =
      token === undefined ? undefined : await signOut(c.var.municipality.municipalityId, token, c.var.now);
    dropToken(c, secure);
    if (sso && method === 'single_sign_on') return seeOther(c, '/sign-in/sso/leave');
    return seeOther(c, '/sign-in');
  });

  // The language is kept in the browser: it is about the reader of this screen, not about an account.
  routes.post('/language', async (c) => {
    const form = await readForm(c);
    setCookie(c, 'engawa-lang', form.text('lang') === 'en' ? 'en' : 'ja', {
      path: '/',
      sameSite: 'Lax',
      maxAge: 31_536_000,
    });
    const back = form.text('back');
    return seeOther(c, isLocalPath(back) ? back : '/');
  });

  /** `kept` when it did not come with this form but was kept elsewhere meanwhile. */
  async function enter(
    c: Context<OpenEnv>,
    { token, endsAt }: Opened,
    { notice, kept: brought }: { notice?: string | undefined; kept?: Kept | undefined } = {},
  ): Promise<Response> {
    // Signing in over an open session, in a second tab or at a shared desk, ends the first one.
    const before = readToken(c, secure);
    if (before !== undefined) await signOut(c.var.municipality.municipalityId, before, c.var.now);
    keepToken(c, secure, token, endsAt);
    const kept = c.req.method === 'POST' ? keptOf(await readForm(c)) : brought;
    if (!kept) return seeOther(c, '/', notice);
    const session = await resumeSession(c.var.municipality.municipalityId, token, c.var.now);
    if (!session) throw new Refusal('not-signed-in');
    return giveBack(c, session, kept);
  }

  return routes;
}

function secondPage(c: Context<OpenEnv>, kept: Kept | undefined, problem?: SecondProblem) {
  return (
    <SecondPage context={pageContext(c)} {...(problem ? { problem } : {})} {...(kept ? { kept } : {})} />
  );
}

async function showSignIn(
  c: Context<OpenEnv>,
  status: 200 | 422 | 429,
  problem: SignInProblem | undefined,
  brought?: Kept,
): Promise<Response> {
  const { municipality } = c.var;
  const form = c.req.method === 'POST' ? await readForm(c) : undefined;
  const demoAccounts = municipality.isDemo ? await listDemoAccounts(municipality.municipalityId) : [];
  const back = c.req.query('back');
  const kept = brought
    ? brought
    : form
      ? keptOf(form)
      : back && isLocalPath(back)
        ? { path: back, fields: [], mark: '' }
        : undefined;
  return c.html(
    <SignInPage
      context={pageContext(c)}
      demoAccounts={demoAccounts}
      signInName={form?.text('signInName') ?? ''}
      {...(problem ? { problem } : {})}
      {...(kept ? { kept } : {})}
    />,
    status,
  );
}
