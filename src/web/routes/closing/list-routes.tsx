import { Hono } from 'hono';
import * as z from 'zod';
import { retentionKinds, retentionShape } from '#domain/closure.ts';
import { codesOf } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import { listAfter } from '#use-cases/closing/list-after.ts';
import { listRetentionRules } from '#use-cases/closing/list-retention-rules.ts';
import { writeRetentionRule } from '#use-cases/closing/write-retention-rule.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { AfterPage } from './after-page.tsx';
import { RetentionPage } from './retention-page.tsx';

/** /closing: 終結のあと. */
export const closingListRoutes = new Hono<Env>();

closingListRoutes.get('/', async (c) =>
  c.html(<AfterPage context={pageContext(c)} after={await listAfter(c.var.session.worker, c.var.today)} />),
);

/** /settings/retention: 保存年限. */
export const retentionRoutes = new Hono<Env>();

retentionRoutes.get('/', async (c) =>
  c.html(<RetentionPage context={pageContext(c)} rules={await listRetentionRules(c.var.session.worker)} />),
);

retentionRoutes.post('/:kind', async (c) => {
  const { worker } = c.var.session;
  const kind = z.enum(codesOf(retentionKinds)).safeParse(c.req.param('kind'));
  if (!kind.success) throw new Refusal('not-found');
  const form = await readForm(c);
  const rule = retentionShape.safeParse({ years: form.number('years'), ground: form.text('ground') });
  if (!rule.success) {
    const typed = { kind: kind.data, values: form.values, errors: fieldErrors(rule.error) };
    const rules = await listRetentionRules(worker);
    return c.html(<RetentionPage context={pageContext(c)} rules={rules} typed={typed} />, 422);
  }
  const seen = form.number('version') ?? 0;
  if (!Number.isInteger(seen) || seen > 1_000_000) throw new Refusal('changed-meanwhile');
  await writeRetentionRule(worker, kind.data, seen, rule.data);
  return seeOther(c, '/settings/retention', '保存年限を決めました。');
});
