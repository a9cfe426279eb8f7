import { Hono } from 'hono';
import { digestChoiceShape } from '#domain/account.ts';
import { Refusal } from '#domain/refusal.ts';
import { chooseDigest, readDigestChoice } from '#use-cases/today/digest-choice.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { DigestPage } from './digest-page.tsx';

/** 毎朝のまとめ. An administrator sees no cases, so nothing waits for one. */
export function digestRoutes(hasMail: boolean): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use('*', async (c, next) => {
    if (c.var.session.worker.roles.includes('administrator')) throw new Refusal('not-permitted');
    await next();
  });
  routes.get('/', async (c) => {
    const choice = await readDigestChoice(c.var.session.worker);
    return c.html(<DigestPage context={pageContext(c)} choice={choice} errors={{}} hasMail={hasMail} />);
  });
  routes.post('/', async (c) => {
    const form = await readForm(c);
    const typed = { email: form.text('email').trim(), wantsDigest: form.isChecked('wantsDigest') };
    const choice = digestChoiceShape.safeParse(typed);
    if (!choice.success) {
      const errors = fieldErrors(choice.error);
      const page = <DigestPage context={pageContext(c)} choice={typed} errors={errors} hasMail={hasMail} />;
      return c.html(page, 422);
    }
    await chooseDigest(c.var.session.worker, choice.data);
    const said = choice.data.wantsDigest ? '毎朝のまとめを届けます。' : '毎朝のまとめを止めました。';
    return seeOther(c, '/settings', said);
  });
  return routes;
}
