import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { endOfFiscalYear } from '#domain/consent.ts';
import { insuranceShape } from '#domain/insurance.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { changeInsurance } from '#use-cases/hosting/change-insurance.ts';
import { listInsurance, type StoredInsurance } from '#use-cases/hosting/list-insurance.ts';
import { recordInsurance } from '#use-cases/hosting/record-insurance.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { InsurancePage } from './insurance-page.tsx';
import { placementPath, placementTrail } from './placement-frame.tsx';
import { placementOf, statusOf, type PlacementPage } from './placement-of.ts';

/** Mounted under /people/:personId/placements/:placementId/insurance. */
export const insuranceRoutes = new Hono<Env>();

const labels = {
  policyNumber: '証券・受付の番号',
  fromDay: 'はじまる日',
  toDay: 'おわる日',
  payer: '払う人',
  note: '覚え書き',
};

type Opened = PlacementPage & { insurances: StoredInsurance[]; editing?: StoredInsurance };

async function open(c: Context<Env>, insuranceId?: string): Promise<Opened> {
  const page = await placementOf(c);
  const insurances = await listInsurance(c.var.session.worker, page.person.id, page.placement.id);
  const editing = insurances.find(({ id }) => id === insuranceId);
  if (insuranceId !== undefined && !editing) throw new Refusal('not-found');
  return { ...page, insurances, ...(editing ? { editing } : {}) };
}

function show(c: Context<Env>, page: Opened, values: Values, errors: FieldErrors = {}) {
  return c.html(
    <InsurancePage context={pageContext(c)} {...page} values={values} errors={errors} />,
    statusOf(errors),
  );
}

function readInsurance(reader: FormReader, stored?: StoredInsurance) {
  const { form } = reader;
  return settled(
    reader,
    insuranceShape.safeParse({
      kind: stored?.kind ?? form.text('kind'),
      insurer: stored?.insurer ?? form.text('insurer'),
      policyNumber: form.text('policyNumber'),
      fromDay: reader.day('fromDay') ?? '',
      toDay: reader.day('toDay') ?? '',
      payer: form.text('payer'),
      note: form.text('note'),
    }),
  );
}

insuranceRoutes.get('/', async (c) =>
  show(c, await open(c), {
    insuranceId: [uuidv7()],
    kind: ['volunteer'],
    fromDay: [c.var.today],
    toDay: [endOfFiscalYear(c.var.today)],
  }),
);

insuranceRoutes.post('/', async (c) => {
  const page = await open(c);
  const form = await readForm(c);
  const insurance = readInsurance(formReader(form, c.var.today));
  if (!insurance.ok) return show(c, page, form.values, insurance.errors);
  const id = sentId(form.text('insuranceId'));
  await recordInsurance(c.var.session.worker, page.person.id, page.placement.id, id, insurance.value);
  return seeOther(c, `${placementPath(page.placement)}/insurance`, '保険を書きました。');
});

insuranceRoutes.get('/:insuranceId', async (c) => {
  const page = await open(c, pathId(c, 'insuranceId'));
  const { policyNumber = '', fromDay = '', toDay = '', payer = '', note = '' } = page.editing ?? {};
  const values = { policyNumber, fromDay, toDay, payer, note };
  return show(c, page, Object.fromEntries(Object.entries(values).map(([field, text]) => [field, [text]])));
});

insuranceRoutes.post('/:insuranceId', async (c) => {
  const insuranceId = pathId(c, 'insuranceId');
  const page = await open(c, insuranceId);
  const form = await readForm(c);
  const insurance = readInsurance(formReader(form, c.var.today), page.editing);
  if (!insurance.ok) return show(c, page, form.values, insurance.errors);
  const { seen, kept } = seenVersions(form);
  const ids = { personId: page.person.id, placementId: page.placement.id, insuranceId };
  const saved = await changeInsurance(c.var.session.worker, { ...ids, version: seen }, insurance.value, kept);
  const path = `${placementPath(page.placement)}/insurance`;
  if (saved.ok) return seeOther(c, path, '保険を直しました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[...placementTrail(page.placement), { label: '保険', href: path }]}
      clash={saved.clash}
      form={form}
      labels={labels}
      show={(field, value) => (field.endsWith('Day') ? formatJapaneseDate(String(value)) : String(value))}
    />,
    409,
  );
});
