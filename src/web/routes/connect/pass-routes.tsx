import { Hono } from 'hono';
import { passShape } from '#domain/candidate-pass.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPassGround } from '#use-cases/placement/pass-ground.ts';
import { passResource } from '#use-cases/placement/pass-resource.ts';
import { undoPass } from '#use-cases/placement/undo-pass.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { askedId, isId } from './asked-id.ts';
import { PassPage } from './pass-page.tsx';

/** 見送る and 見送りを取り消す. */
export const passRoutes = new Hono<Env>();

passRoutes.get('/', async (c) => {
  const ground = await readPassGround(c.var.session.worker, askedId(c, 'person'), askedId(c, 'resource'));
  return c.html(<PassPage context={pageContext(c)} ground={ground} />);
});

passRoutes.post('/', async (c) => {
  const { worker } = c.var.session;
  const personId = askedId(c, 'person');
  const form = await readForm(c);
  const typed = { resourceId: form.text('resourceId'), reason: form.text('reason') };
  const pass = passShape.safeParse(typed);
  if (!pass.success) {
    if (!isId(typed.resourceId)) throw new Refusal('not-found');
    const ground = await readPassGround(worker, personId, typed.resourceId);
    const errors = fieldErrors(pass.error);
    return c.html(
      <PassPage context={pageContext(c)} ground={ground} chosen={typed.reason} errors={errors} />,
      422,
    );
  }
  await passResource(worker, { personId, ...pass.data }, c.var.today);
  return seeOther(c, `/connect?person=${personId}`, '見送りました。「見送ったもの」から取り消せます。');
});

passRoutes.post('/undo', async (c) => {
  const personId = askedId(c, 'person');
  const passId = (await readForm(c)).text('pass');
  if (!isId(passId)) throw new Refusal('not-found');
  await undoPass(c.var.session.worker, personId, passId);
  return seeOther(c, `/connect?person=${personId}`, '見送りを取り消しました。');
});
