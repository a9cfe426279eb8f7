import { Hono, type Context } from 'hono';
import { secondPersonShape } from '#domain/second-person.ts';
import { answerSecondPerson, askSecondPerson, listSecondPerson } from '#use-cases/accounts/second-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { SecondPersonPage } from './second-person-page.tsx';

/** 設定 → ふたりで決めること, for administrators. */
export const secondPersonRoutes = new Hono<Env>();

const here = '/settings/second-person';

async function show(c: Context<Env>, errors: FieldErrors = {}, form?: Form): Promise<Response> {
  const listed = await listSecondPerson(c.var.session.worker);
  const page = (
    <SecondPersonPage context={pageContext(c)} {...listed} errors={errors} {...(form ? { form } : {})} />
  );
  return c.html(page, form ? 422 : 200);
}

secondPersonRoutes.get('/', (c) => show(c));

secondPersonRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const wish = secondPersonShape.safeParse({
    act: form.text('act'),
    accountId: form.text('accountId'),
    reason: form.text('reason'),
  });
  if (!wish.success) return show(c, fieldErrors(wish.error), form);
  await askSecondPerson(c.var.session.worker, wish.data);
  return seeOther(c, here, '頼みました。ほかの管理者が同意すると、24時間のうちに、一度だけできます。');
});

secondPersonRoutes.post('/:id', async (c) => {
  const isAgreed = (await readForm(c)).text('answer') === 'yes';
  await answerSecondPerson(c.var.session.worker, pathId(c, 'id'), isAgreed);
  return seeOther(c, here, isAgreed ? '同意しました。頼んだ人が、その操作をします。' : '断りました。');
});
