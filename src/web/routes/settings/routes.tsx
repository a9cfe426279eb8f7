import { Hono, type Context } from 'hono';
import { accountShape, agencyShape, passwordShape, ssoNameShape } from '#domain/account.ts';
import { addAccount } from '#use-cases/accounts/add-account.ts';
import { addAgency } from '#use-cases/accounts/add-agency.ts';
import { changeAccount } from '#use-cases/accounts/change-account.ts';
import { changeOwnPassword } from '#use-cases/accounts/change-own-password.ts';
import { listAccounts } from '#use-cases/accounts/list-accounts.ts';
import { nameForSso } from '#use-cases/accounts/name-for-sso.ts';
import { resetPassword } from '#use-cases/accounts/reset-password.ts';
import { signOutAccount } from '#use-cases/accounts/sign-out-account.ts';
import { takeOffFactor } from '#use-cases/accounts/take-off-factor.ts';
import type { Clash } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { readNewPassword, tooEasy } from '#web/routes/accounts/read-new-password.ts';
import { readToken } from '#web/session.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { AccountConflictPage } from './account-conflict-page.tsx';
import { AccountPage } from './account-page.tsx';
import { accessLogRoutes } from './access-log-routes.tsx';
import { digestRoutes } from './digest-routes.tsx';
import { SettingsPage } from './settings-page.tsx';
import { townSettingsRoutes } from './town-settings-routes.tsx';

const secondPerson =
  '管理者の役割を付けたり外したりするには、もうひとりの管理者の同意がいります。「設定」の「ふたりで決めること」で頼んでください';
const unknownAgency = 'この機関は、いまは選べません。ほかの機関を選んでください';

/** 設定: one's own password for everybody; accounts and agencies for administrators; the access log. */
export function settingsRoutes(secure: boolean, hasMail: boolean): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/log', accessLogRoutes);
  routes.route('/town', townSettingsRoutes);
  routes.route('/digest', digestRoutes(hasMail));

  routes.get('/', async (c) => c.html(await settingsPage(c)));

  routes.post('/password', async (c) => {
    const form = await readForm(c);
    const { password, errors } = readNewPassword(form);
    const token = readToken(c, secure);
    if (token === undefined) throw new Refusal('not-signed-in');
    if (password !== undefined) {
      const { worker } = c.var.session;
      const result = await changeOwnPassword(worker, form.text('present'), password, token, c.var.now);
      if (result.ok)
        return seeOther(c, '/settings', '合言葉を変えました。ほかの場所で開いていた画面は閉じました。');
      if (result.reason === 'too-easy') errors['next'] = tooEasy;
      else errors['present'] = 'いまの合言葉が合いません';
    }
    return c.html(await settingsPage(c, { passwordErrors: errors }), 422);
  });

  routes.post('/accounts', async (c) => {
    const form = await readForm(c);
    const fields = accountShape.safeParse(accountFields(form));
    const password = passwordShape.safeParse(form.text('password'));
    const errors: Record<string, string> = fields.success ? {} : { ...fieldErrors(fields.error) };
    if (!password.success) errors['password'] = password.error.issues[0]?.message ?? '';
    if (fields.success && password.success) {
      const result = await addAccount(c.var.session.worker, fields.data, password.data);
      if (result.ok) return seeOther(c, '/settings', '利用者を加えました。');
      if (result.reason === 'too-easy') errors['password'] = tooEasy;
      else if (result.reason === 'second-person') errors['roles'] = secondPerson;
      else if (result.reason === 'unknown-agency') errors['agencyId'] = unknownAgency;
      else errors['signInName'] = 'この利用者名は、もう使われています。別の名前にしてください';
    }
    return c.html(await settingsPage(c, { accountErrors: errors, form }), 422);
  });

  routes.post('/agencies', async (c) => {
    const form = await readForm(c);
    const fields = agencyShape.safeParse({
      name: form.text('agencyName'),
      kind: form.text('agencyKind'),
      phone: form.text('agencyPhone'),
    });
    if (!fields.success) {
      const { name, kind, phone } = fieldErrors(fields.error);
      const named = { agencyName: name, agencyKind: kind, agencyPhone: phone };
      const agencyErrors = Object.fromEntries(
        Object.entries(named).flatMap(([key, message]) => (message === undefined ? [] : [[key, message]])),
      );
      return c.html(await settingsPage(c, { agencyErrors, form }), 422);
    }
    await addAgency(c.var.session.worker, fields.data);
    return seeOther(c, '/settings', '機関を加えました。');
  });

  routes.get('/accounts/:id', async (c) => c.html(await accountPage(c, {})));

  routes.post('/accounts/:id', async (c) => {
    const form = await readForm(c);
    const fields = accountShape.omit({ signInName: true }).safeParse(accountFields(form));
    if (!fields.success)
      return c.html(await accountPage(c, { errors: fieldErrors(fields.error), form }), 422);
    const { seen, kept } = seenVersions(form);
    const change = {
      ...fields.data,
      isActive: form.isChecked('isActive'),
      unlock: form.isChecked('unlock'),
    };
    const result = await changeAccount(c.var.session.worker, pathId(c, 'id'), seen, change, kept);
    if (!result.ok && 'clash' in result) return c.html(await accountConflict(c, result.clash, form), 409);
    if (!result.ok) {
      const errors =
        result.reason === 'second-person' ? { roles: secondPerson } : { agencyId: unknownAgency };
      return c.html(await accountPage(c, { errors, form }), 422);
    }
    return seeOther(c, '/settings', '利用者を変えました。開いていた画面は閉じました。');
  });

  routes.post('/accounts/:id/password', async (c) => {
    const form = await readForm(c);
    const password = passwordShape.safeParse(form.text('password'));
    if (!password.success) {
      const errors = { password: password.error.issues[0]?.message ?? '' };
      return c.html(await accountPage(c, { errors }), 422);
    }
    const reset = await resetPassword(c.var.session.worker, pathId(c, 'id'), password.data);
    if (!reset.ok) return c.html(await accountPage(c, { errors: { password: tooEasy } }), 422);
    return seeOther(
      c,
      '/settings',
      '合言葉をつけなおしました。本人に渡してください。はじめてはいるときに、本人が新しい合言葉を決めます。',
    );
  });

  routes.post('/accounts/:id/factor', async (c) => {
    const id = pathId(c, 'id');
    await takeOffFactor(c.var.session.worker, id);
    return seeOther(c, `/settings/accounts/${id}`, '二つめの確かめを外しました。本人にも知らせます。');
  });

  routes.post('/accounts/:id/sign-out', async (c) => {
    const id = pathId(c, 'id');
    await signOutAccount(c.var.session.worker, id);
    return seeOther(c, `/settings/accounts/${id}`, 'どの端末からも出しました。本人にも知らせます。');
  });

  routes.post('/accounts/:id/sso-name', async (c) => {
    const id = pathId(c, 'id');
    const form = await readForm(c);
    const name = ssoNameShape.safeParse(form.text('ssoName'));
    const refuse = async (ssoName: string) =>
      c.html(await accountPage(c, { errors: { ssoName }, form }), 422);
    if (!name.success) return refuse(name.error.issues[0]?.message ?? '');
    const named = await nameForSso(c.var.session.worker, id, name.data);
    if (!named.ok) return refuse('この名は、ほかの利用者についています。ひとりにひとつです');
    return seeOther(c, `/settings/accounts/${id}`, '共通のはいり方での名を決めました。本人にも知らせます。');
  });

  return routes;
}

function accountFields(form: Form) {
  return {
    agencyId: form.text('agencyId'),
    signInName: form.text('signInName'),
    name: form.text('name'),
    nameKana: form.text('nameKana'),
    roles: form.all('roles'),
  };
}

type Typed = {
  passwordErrors?: FieldErrors;
  accountErrors?: FieldErrors;
  agencyErrors?: FieldErrors;
  form?: Form;
};

async function settingsPage(c: Context<Env>, typed: Typed = {}) {
  const { worker } = c.var.session;
  const kept = worker.roles.includes('administrator') ? await listAccounts(worker) : undefined;
  return <SettingsPage context={pageContext(c)} {...typed} {...(kept ? { kept } : {})} />;
}

async function accountOf(c: Context<Env>) {
  const { accounts, agencies } = await listAccounts(c.var.session.worker);
  const account = accounts.find((row) => row.id === c.req.param('id'));
  if (!account) throw new Refusal('not-found');
  return { account, agencies };
}

async function accountPage(c: Context<Env>, typed: { errors?: FieldErrors; form?: Form }) {
  return <AccountPage context={pageContext(c)} {...await accountOf(c)} {...typed} />;
}

async function accountConflict(c: Context<Env>, clash: Clash, form: Form) {
  return <AccountConflictPage context={pageContext(c)} {...await accountOf(c)} clash={clash} form={form} />;
}
