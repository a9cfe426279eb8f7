import { Hono, type Context } from 'hono';
import { compositionPassShape } from '#domain/composition-pass.ts';
import { Refusal } from '#domain/refusal.ts';
import { passComposition } from '#use-cases/placement/pass-composition.ts';
import { readComposition } from '#use-cases/placement/read-composition.ts';
import { undoCompositionPass } from '#use-cases/placement/undo-composition-pass.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { isId } from './asked-id.ts';
import { ComposePassPage } from './compose-pass-page.tsx';
import { townFirst } from './town-first.tsx';

/** いまはしない, and taking it back. Mounted before the drafts, whose keys are words too. */
export const composePassRoutes = new Hono<Env>();

const gone = 'その案は、いまの町では出ていません。何も書いていません。';

async function page(c: Context<Env>, again: { form: Form; errors: FieldErrors } | undefined) {
  const [personId, key] = [pathId(c, 'personId'), c.req.param('key') ?? ''];
  const { person, draft, rules } = await readComposition(c.var.session.worker, personId, key, c.var.today);
  if (draft === undefined) return seeOther(c, `/connect/${personId}/compose`, gone);
  const context = pageContext(c);
  return again === undefined
    ? c.html(<ComposePassPage context={context} person={person} draft={draft} rules={rules} />)
    : c.html(
        <ComposePassPage
          context={context}
          person={person}
          draft={draft}
          rules={rules}
          values={again.form.values}
          errors={again.errors}
        />,
        422,
      );
}

composePassRoutes.post('/:personId/compose/undo', async (c) => {
  const personId = pathId(c, 'personId');
  const passId = (await readForm(c)).text('pass');
  if (!isId(passId)) throw new Refusal('not-found');
  await undoCompositionPass(c.var.session.worker, personId, passId);
  return seeOther(c, `/connect/${personId}/compose`, '「いまはしない」を取り消しました。');
});

composePassRoutes.get('/:personId/compose/:key/pass', townFirst, (c) => page(c, undefined));

composePassRoutes.post('/:personId/compose/:key/pass', async (c) => {
  const [personId, key] = [pathId(c, 'personId'), c.req.param('key')];
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const typed = { reason: form.text('reason'), until: reader.day('until') };
  const pass = settled(reader, compositionPassShape.safeParse(typed));
  if (!pass.ok) return page(c, { form, errors: pass.errors });
  const { reason, until } = pass.value;
  if (until !== null && until <= c.var.today) {
    return page(c, { form, errors: { until: 'これから先の日を書いてください' } });
  }
  const isPassed = await passComposition(c.var.session.worker, { personId, key, reason, until }, c.var.today);
  const told = isPassed ? 'この案は、わけが終わるまで出しません。「いまはしない案」から取り消せます。' : gone;
  return seeOther(c, `/connect/${personId}/compose`, told);
});
