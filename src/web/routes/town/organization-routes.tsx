import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { openStates, organizationKindCodes, organizationShape } from '#domain/organization.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { changeOrganization } from '#use-cases/organizations/change-organization.ts';
import { findOrganizations } from '#use-cases/organizations/find-organizations.ts';
import { readOrganization, type OrganizationRecord } from '#use-cases/organizations/read-organization.ts';
import { registerOrganization } from '#use-cases/organizations/register-organization.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { seenVersions } from './conflict-answer.ts';
import { ConflictPage } from './conflict-page.tsx';
import { OrganizationEditPage } from './organization-edit-page.tsx';
import { organizationFields, organizationLabels } from './organization-form.tsx';
import { OrganizationListPage } from './organization-list-page.tsx';
import { OrganizationPage } from './organization-page.tsx';
import { showOrganizationValue } from './show-value.ts';

export const organizationRoutes = new Hono<Env>();

const changeShape = organizationShape.extend({ state: z.enum(openStates).catch('open') });

async function organizationOf(c: Context<Env>): Promise<OrganizationRecord> {
  const id = c.req.param('id') ?? '';
  const found = z.uuid().safeParse(id).success
    ? await readOrganization(c.var.session.worker, id, c.var.today)
    : undefined;
  if (!found) throw new Refusal('not-found');
  return found;
}

organizationRoutes.get('/', async (c) => {
  const filter = {
    q: c.req.query('q') ?? '',
    kind: c.req.query('kind') ?? '',
    welfare: c.req.query('welfare') ?? '',
  };
  const kind = organizationKindCodes.find((code) => code === filter.kind);
  const after = z.uuid().safeParse(c.req.query('after'));
  const found = await findOrganizations(c.var.session.worker, {
    words: filter.q,
    ...(kind ? { kind } : {}),
    ...(filter.welfare === '' ? {} : { isWelfare: filter.welfare === 'yes' }),
    ...(after.success ? { after: after.data } : {}),
  });
  return c.html(<OrganizationListPage context={pageContext(c)} filter={filter} {...found} />);
});

organizationRoutes.get('/new', (c) => c.html(<OrganizationEditPage context={pageContext(c)} />));

organizationRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  const fields = organizationShape.safeParse(organizationFields(form));
  if (!fields.success) {
    const errors = fieldErrors(fields.error);
    return c.html(<OrganizationEditPage context={pageContext(c)} typed={form} errors={errors} />, 422);
  }
  const { id } = await registerOrganization(c.var.session.worker, fields.data, fiscalYear(c.var.today));
  return seeOther(c, `/town/organizations/${id}`, '団体を書きました。');
});

organizationRoutes.get('/:id', async (c) =>
  c.html(<OrganizationPage context={pageContext(c)} organization={await organizationOf(c)} />),
);

organizationRoutes.get('/:id/edit', async (c) =>
  c.html(<OrganizationEditPage context={pageContext(c)} stored={await organizationOf(c)} />),
);

organizationRoutes.post('/:id/edit', async (c) => {
  const form = await readForm(c);
  const stored = await organizationOf(c);
  const fields = changeShape.safeParse({ ...organizationFields(form), state: form.text('state') });
  if (!fields.success) {
    const errors = fieldErrors(fields.error);
    return c.html(
      <OrganizationEditPage context={pageContext(c)} stored={stored} typed={form} errors={errors} />,
      422,
    );
  }
  const { seen, kept } = seenVersions(form);
  const saved = await changeOrganization(c.var.session.worker, stored.id, seen, fields.data, kept);
  if (saved.ok) return seeOther(c, `/town/organizations/${stored.id}`, '団体をなおしました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: 'まち', href: '/town' },
        { label: stored.name, href: `/town/organizations/${stored.id}` },
      ]}
      clash={saved.clash}
      form={form}
      labels={organizationLabels}
      show={showOrganizationValue}
    />,
    409,
  );
});
