import { Hono } from 'hono';
import { passShape } from '#domain/candidate-pass.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPassGround } from '#use-cases/placement/pass-ground.ts';
import { passResource } from '#use-cases/placement/pass-resource.ts';
import { undoPass } from '#use-cases/placement/undo-pass.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
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
  const reader = formReader(form, c.var.today);
  const typed = {
    resourceId: form.text('resourceId'),
    reason: form.text('reason'),
    until: reader.day('until'),
  };
  const pass = settled(reader, passShape.safeParse(typed));
  const isPast = pass.ok && pass.value.until !== null && pass.value.until <= c.var.today;
  if (!pass.ok || isPast) {
    if (!isId(typed.resourceId)) throw new Refusal('not-found');
    const ground = await readPassGround(worker, personId, typed.resourceId);
    const errors = pass.ok ? { until: 'これから先の日を書いてください' } : pass.errors;
    return c.html(
      <PassPage context={pageContext(c)} ground={ground} values={form.values} errors={errors} />,
      422,
    );
  }
  await passResource(worker, { personId, ...pass.value }, c.var.today);
  return seeOther(c, `/connect?person=${personId}`, '見送りました。「見送ったもの」から取り消せます。');
});

passRoutes.post('/undo', async (c) => {
  const personId = askedId(c, 'person');
  const passId = (await readForm(c)).text('pass');
  if (!isId(passId)) throw new Refusal('not-found');
  await undoPass(c.var.session.worker, personId, passId);
  return seeOther(c, `/connect?person=${personId}`, '見送りを取り消しました。');
});
