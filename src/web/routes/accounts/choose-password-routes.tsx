import { Hono, type Context } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { choosePassword } from '#use-cases/accounts/choose-password.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { readToken } from '#web/session.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { ChoosePasswordPage } from './choose-password-page.tsx';
import { giveBack } from './give-back.tsx';
import { isLocalPath, keptOf, type Kept } from './kept-form.tsx';
import { readNewPassword, tooEasy } from './read-new-password.ts';

/** 新しい合言葉を決める: before it, requireOwnPassword (session.ts) leads every other page here. */
export function choosePasswordRoutes(secure: boolean): Hono<OpenEnv> {
  const routes = new Hono<OpenEnv>();

  routes.get('/new-password', (c) => {
    const { session } = c.var;
    if (!session) throw new Refusal('not-signed-in');
    if (!session.mustChoosePassword) return c.redirect('/', 303);
    const back = c.req.query('back') ?? '';
    return show(c, 200, isLocalPath(back) ? { path: back, fields: [], mark: '' } : undefined);
  });

  routes.post('/new-password', async (c) => {
    const { session, now } = c.var;
    const token = readToken(c, secure);
    if (!session || token === undefined) throw new Refusal('not-signed-in');
    const form = await readForm(c);
    const kept = keptOf(form);
    const { password, errors } = readNewPassword(form);
    if (password === undefined) return show(c, 422, kept, errors);
    const result = await choosePassword(session.worker, password, token, now);
    if (!result.ok) {
      const next =
        result.reason === 'too-easy'
          ? tooEasy
          : '渡された合言葉と同じです。ほかの人の知らないものにしてください';
      return show(c, 422, kept, { next });
    }
    if (kept) return giveBack(c, session, kept);
    return seeOther(c, '/', '合言葉を決めました。つぎからは、この合言葉ではいってください。');
  });

  return routes;
}

function show(
  c: Context<OpenEnv>,
  status: 200 | 422,
  kept: Kept | undefined,
  errors: FieldErrors = {},
): Response | Promise<Response> {
  const context = pageContext(c);
  return c.html(<ChoosePasswordPage context={context} errors={errors} {...(kept ? { kept } : {})} />, status);
}
