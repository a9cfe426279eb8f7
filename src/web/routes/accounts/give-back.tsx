import type { Context } from 'hono';
import { isOwnForm } from '#use-cases/accounts/is-own-form.ts';
import type { Session } from '#use-cases/accounts/resume-session.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { seeOther } from '#web/respond.ts';
import { ChoosePasswordPage } from './choose-password-page.tsx';
import { KeptFormPage, type Kept } from './kept-form.tsx';

/**
 * Leads on after signing in: to the page that was wanted, or to what was typed before the session ran out. That is shown
 * to the account that typed it and to nobody else who sits down at the same desk (docs/decisions/0010).
 */
export async function giveBack(c: Context<OpenEnv>, session: Session, kept: Kept): Promise<Response> {
  if (kept.fields.length === 0) return seeOther(c, kept.path);
  const { municipalityId, accountId } = session.worker;
  if (!(await isOwnForm(municipalityId, accountId, kept.mark))) {
    return seeOther(
      c,
      '/',
      'はいる前に書かれていたものは、この利用者名で書いたものと確かめられないため、消しました。',
    );
  }
  c.set('session', session);
  const context = pageContext(c);
  return c.html(
    session.mustChoosePassword ? (
      <ChoosePasswordPage context={context} kept={kept} />
    ) : (
      <KeptFormPage context={context} kept={kept} mustAddFactor={session.mustAddFactor} />
    ),
  );
}
