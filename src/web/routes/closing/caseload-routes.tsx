import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { nextRotation } from '#domain/handover-prefill.ts';
import { Refusal } from '#domain/refusal.ts';
import { finishHandovers } from '#use-cases/closing/finish-handovers.ts';
import { listCaseload } from '#use-cases/closing/list-caseload.ts';
import { listHandovers, type ShownHandover } from '#use-cases/closing/list-handovers.ts';
import { prepareHandovers } from '#use-cases/closing/prepare-handovers.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from '#web/routes/connect/asked-id.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { BatchPage, HandoverListPage } from './batch-page.tsx';
import { CaseloadPage } from './caseload-page.tsx';

/** /handover: a whole caseload, as every April. */
export const caseloadRoutes = new Hono<Env>();

function inBundles(rows: readonly ShownHandover[]) {
  const ids = [...new Set(rows.map(({ batchId }) => batchId))];
  return ids.map((batchId) => ({ batchId, rows: rows.filter((row) => row.batchId === batchId) }));
}

caseloadRoutes.get('/', async (c) => {
  const open = await listHandovers(c.var.session.worker, 'open');
  return c.html(<HandoverListPage context={pageContext(c)} bundles={inBundles(open)} />);
});

async function newPage(
  c: Context<Env>,
  fromId: string,
  values: Values | undefined,
  errors: FieldErrors = {},
): Promise<Response> {
  const { worker, name } = c.var.session;
  const { cases, colleagues } = await listCaseload(worker, fromId);
  const from = colleagues.find(({ id }) => id === fromId) ?? { id: worker.accountId, name };
  const free = cases.filter(({ isBeingHandedOver }) => !isBeingHandedOver);
  const first = {
    batchId: [uuidv7()],
    effectiveOn: [nextRotation(c.var.today)],
    caseIds: free.map(({ caseId }) => caseId),
  };
  const common = { context: pageContext(c), from, colleagues, cases };
  return c.html(
    <CaseloadPage {...common} values={values ?? first} errors={errors} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

/** Only colleagues of the same agency hand over to each other. */
async function colleagueOf(c: Context<Env>, asked: string | undefined): Promise<string> {
  const { worker } = c.var.session;
  if (!isId(asked)) return worker.accountId;
  const { colleagues } = await listCaseload(worker, worker.accountId);
  return colleagues.some(({ id }) => id === asked) ? asked : worker.accountId;
}

caseloadRoutes.get('/new', async (c) => newPage(c, await colleagueOf(c, c.req.query('from')), undefined));

caseloadRoutes.post('/new', async (c) => {
  const { worker } = c.var.session;
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const from = await colleagueOf(c, form.text('from'));
  const effectiveOn = reader.day('effectiveOn');
  const to = form.text('toAccountId');
  const caseIds = form.all('caseIds').filter(isId);
  const errors: Record<string, string> = { ...reader.errors };
  if (caseIds.length === 0) errors['caseIds'] = '引き継ぐケースを、ひとつ以上選んでください';
  if (!isId(to) || to === from) errors['toAccountId'] = '新しい担当を選んでください';
  if (effectiveOn === null) errors['effectiveOn'] ??= '引き継ぐ日を書いてください';
  if (effectiveOn === null || Object.keys(errors).length > 0) return newPage(c, from, form.values, errors);
  const batchId = sentId(form.text('batchId'));
  await prepareHandovers(worker, { batchId, toAccountId: to, effectiveOn, caseIds });
  return seeOther(c, `/handover/${batchId}`, '引継書の下書きができました。');
});

caseloadRoutes.get('/:batchId', async (c) => {
  const rows = await listHandovers(c.var.session.worker, { batchId: pathId(c, 'batchId') });
  if (rows.length === 0) throw new Refusal('not-found');
  return c.html(<BatchPage context={pageContext(c)} rows={rows} />);
});

caseloadRoutes.post('/:batchId/finish', async (c) => {
  const batchId = pathId(c, 'batchId');
  const moved = await finishHandovers(c.var.session.worker, { batchId }, c.var.today);
  return seeOther(c, `/handover/${batchId}`, `${moved}件の担当を替えました。`);
});
