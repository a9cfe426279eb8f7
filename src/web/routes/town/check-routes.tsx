import { Hono } from 'hono';
import * as z from 'zod';
import { checkMethods, checkResults } from '#domain/freshness.ts';
import { parseJapaneseDate } from '#domain/japanese-date.ts';
import { openStates } from '#domain/organization.ts';
import { confirmResource, setResourceState } from '#use-cases/resources/confirm-resource.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { CheckPage } from './check-page.tsx';
import { resourceOf } from './resource-routes.tsx';

/** Asking whether a resource is still so, and pausing or closing it. Mounted at /town/resources/:id. */
export const checkRoutes = new Hono<Env>();

const checkShape = z.object({
  method: z.enum(checkMethods, { error: 'どうやって確かめたかを選んでください' }),
  result: z.enum(checkResults, { error: 'どうだったかを選んでください' }),
  note: z.string().max(2000, '聞いたことは2000字までです'),
});

checkRoutes.post('/confirm', async (c) => {
  const resource = await resourceOf(c);
  const check = { on: c.var.today, method: '電話', result: 'same', note: '' } as const;
  await confirmResource(c.var.session.worker, resource.id, check);
  const back = (await readForm(c)).text('back');
  // Only our own list may be named: an address from elsewhere would lead people away.
  const path = /^\/town\?[^\s\\]*$/.test(back) ? back : `/town/resources/${resource.id}`;
  return seeOther(c, path, 'きょう確認したことを書きました。');
});

checkRoutes.get('/check', async (c) =>
  c.html(<CheckPage context={pageContext(c)} resource={await resourceOf(c)} />),
);

checkRoutes.post('/check', async (c) => {
  const form = await readForm(c);
  const resource = await resourceOf(c);
  const read = readCheck(form, c.var.today);
  if (!read.ok) {
    return c.html(
      <CheckPage context={pageContext(c)} resource={resource} typed={form} errors={read.errors} />,
      422,
    );
  }
  await confirmResource(c.var.session.worker, resource.id, read.check);
  return seeOther(c, `/town/resources/${resource.id}`, '確認を書きました。');
});

checkRoutes.post('/state', async (c) => {
  const form = await readForm(c);
  const resource = await resourceOf(c);
  const state = openStates.find((code) => code === form.text('state')) ?? resource.state;
  await setResourceState(c.var.session.worker, resource.id, state);
  const said = { open: '再開しました。', paused: '休止にしました。', closed: '終了にしました。' }[state];
  return seeOther(c, `/town/resources/${resource.id}`, said);
});

function readCheck(form: Form, today: string) {
  const fields = checkShape.safeParse({
    method: form.text('method'),
    result: form.text('result'),
    note: form.text('note'),
  });
  const on = parseJapaneseDate(form.text('on'), today);
  const next =
    form.text('nextCheckOn').trim() === '' ? undefined : parseJapaneseDate(form.text('nextCheckOn'), today);
  const errors: Record<string, string> = {};
  if (!on.ok) errors['on'] = on.error;
  else if (on.date > today) errors['on'] = '確認した日は、きょうか、それより前の日にしてください';
  for (const issue of fields.error?.issues ?? []) errors[String(issue.path[0])] ??= issue.message;
  if (next && !next.ok) errors['nextCheckOn'] = next.error;
  else if (next?.ok && on.ok && next.date <= on.date)
    errors['nextCheckOn'] = '次に確認する日は、確認した日より後にしてください';
  if (!fields.success || !on.ok || Object.keys(errors).length > 0) return { ok: false as const, errors };
  const nextCheckOn = next?.ok ? next.date : undefined;
  return { ok: true as const, check: { ...fields.data, on: on.date, nextCheckOn } };
}
