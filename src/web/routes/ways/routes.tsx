import { Hono, type Context } from 'hono';
import { noticesWereRead } from '#use-cases/accounts/account-notice.ts';
import { beginTotp } from '#use-cases/accounts/begin-totp.ts';
import { confirmTotp, readBegunTotp } from '#use-cases/accounts/confirm-totp.ts';
import { dropOwnTotp } from '#use-cases/accounts/drop-own-totp.ts';
import { endOwnSessions } from '#use-cases/accounts/own-sessions.ts';
import type { OwnChange } from '#use-cases/accounts/own-ways.ts';
import { readOwnWays } from '#use-cases/accounts/read-own-ways.ts';
import { renewRecoveryCodes } from '#use-cases/accounts/renew-recovery-codes.ts';
import { Refusal } from '#domain/refusal.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { readToken } from '#web/session.ts';
import { CodesPage } from './codes-page.tsx';
import { ownPasskeyRoutes } from './passkey-routes.tsx';
import { TotpPage } from './totp-page.tsx';
import { WaysPage, type Part } from './ways-page.tsx';

const here = '/settings/sign-in';
const wrongPresent = 'いまの合言葉が合いません';
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** はいり方: the ways into one's own account, for everybody. */
export function waysRoutes(secure: boolean, origin?: string): Hono<Env> {
  const routes = new Hono<Env>();

  /** The session that asks stays; every other one ends with the change. */
  function tokenOf(c: Context<Env>): string {
    const token = readToken(c, secure);
    if (token === undefined) throw new Refusal('not-signed-in');
    return token;
  }

  async function changeOf(c: Context<Env>, part: string): Promise<OwnChange> {
    const { session, now } = c.var;
    const present = c.req.method === 'POST' ? (await readForm(c)).text(`present-${part}`) : '';
    return { worker: session.worker, present, keepToken: tokenOf(c), now };
  }

  routes.route('/passkeys', ownPasskeyRoutes({ origin, changeOf }));

  routes.get('/', (c) => show(c, tokenOf(c), 200));

  routes.post('/notices', async (c) => {
    const ids = (await readForm(c)).all('notice').filter((id) => uuid.test(id));
    await noticesWereRead(c.var.session.worker, ids, c.var.now);
    return seeOther(c, here);
  });

  routes.post('/totp', async (c) => {
    const begun = await beginTotp(await changeOf(c, 'totp'));
    if (begun.ok) return seeOther(c, `${here}/totp`);
    if (begun.reason === 'has-one') throw new Refusal('already-done');
    return show(c, tokenOf(c), 422, 'totp');
  });

  routes.get('/totp', async (c) => {
    const begun = await readBegunTotp(c.var.session.worker, c.var.now);
    if (!begun) return c.redirect(here, 303);
    return c.html(<TotpPage context={pageContext(c)} begun={begun} errors={{}} />);
  });

  routes.post('/totp/confirm', async (c) => {
    const { session, now } = c.var;
    const typed = (await readForm(c)).text('code');
    const confirmed = await confirmTotp(session.worker, typed, tokenOf(c), now);
    if (confirmed.ok) return showCodes(c, confirmed.codes);
    const begun = await readBegunTotp(session.worker, now);
    if (!begun)
      return seeOther(c, here, '時間がすぎたため、つなぎかけのアプリは消しました。はじめからどうぞ。');
    const code = '番号が合いません。アプリに次の番号が出てから、その6けたを書いてください';
    return c.html(<TotpPage context={pageContext(c)} begun={begun} errors={{ code }} />, 422);
  });

  routes.post('/totp/drop', async (c) => {
    const dropped = await dropOwnTotp(await changeOf(c, 'drop'));
    if (dropped.ok) return seeOther(c, here, 'アプリを外しました。ほかの端末の画面は閉じました。');
    return show(c, tokenOf(c), 422, 'drop');
  });

  routes.post('/codes', async (c) => {
    const renewed = await renewRecoveryCodes(await changeOf(c, 'codes'));
    if (renewed.ok) return showCodes(c, renewed.codes);
    return show(c, tokenOf(c), 422, 'codes');
  });

  routes.post('/sessions/end', async (c) => {
    const form = await readForm(c);
    const which = form.isChecked('others') ? { others: true as const } : { key: form.text('session') };
    const { session, now } = c.var;
    const ended = await endOwnSessions(session.worker, tokenOf(c), which, now);
    return seeOther(
      c,
      here,
      ended === 0 ? 'その端末は、もう閉じていました。' : `${ended}台の端末を閉じました。`,
    );
  });

  return routes;
}

async function show(c: Context<Env>, token: string, status: 200 | 422, wrong?: Part): Promise<Response> {
  const ways = await readOwnWays(c.var.session.worker, token, c.var.now);
  const { mustAddFactor } = c.var.session;
  const page = (
    <WaysPage
      context={pageContext(c)}
      ways={ways}
      mustAddFactor={mustAddFactor}
      {...(wrong ? { wrong: { part: wrong, errors: { [`present-${wrong}`]: wrongPresent } } } : {})}
    />
  );
  return c.html(page, status);
}

/** Answered to the press itself and never again: no address shows these codes a second time. */
async function showCodes(c: Context<Env>, codes: readonly string[]): Promise<Response> {
  const { signInName } = await readOwnWays(c.var.session.worker, '', c.var.now);
  return c.html(<CodesPage context={pageContext(c)} signInName={signInName} codes={codes} />);
}
