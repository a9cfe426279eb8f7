import { Hono, type Context } from 'hono';
import { placeShape } from '#domain/organization.ts';
import { Refusal } from '#domain/refusal.ts';
import { changePlace } from '#use-cases/organizations/change-place.ts';
import { listChoices } from '#use-cases/organizations/list-choices.ts';
import { nameChoices } from '#use-cases/organizations/name-choices.ts';
import { readPlace, type PlaceRecord } from '#use-cases/organizations/read-place.ts';
import { registerPlace } from '#use-cases/organizations/register-place.ts';
import { askedChoice, isSearching } from '#web/asked-choice.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { accessFeatureText } from './access-features.ts';
import { seenVersions } from './conflict-answer.ts';
import { ConflictPage } from './conflict-page.tsx';
import { PlaceEditPage, placeLabels } from './place-edit-page.tsx';
import { isId } from './resource-filter.ts';

/** Mounted at /town/places. */
export const placeRoutes = new Hono<Env>();

function readPlaceForm(form: Form) {
  return placeShape.safeParse({
    name: form.text('name'),
    nameKana: form.text('nameKana'),
    organizationId: form.text('organizationId') || null,
    areaId: form.text('areaId') || null,
    address: form.text('address'),
    buildingNote: form.text('buildingNote'),
    latitude: form.number('latitude') ?? null,
    longitude: form.number('longitude') ?? null,
    accessFeatures: form.all('accessFeatures'),
    phone: form.text('phone'),
    note: form.text('note'),
  });
}

async function placePage(
  c: Context<Env>,
  stored?: PlaceRecord,
  again?: { typed: Form; errors: Record<string, string> },
) {
  const organizationId = c.req.query('organization') ?? '';
  const chosen = stored?.organizationId ?? organizationId;
  const { areas, organizations } = await listChoices(c.var.session.worker, {
    organization: again ? askedChoice(again.typed, 'organizationId') : { words: '', chosen },
  });
  return (
    <PlaceEditPage
      context={pageContext(c)}
      stored={stored}
      organizationId={organizationId}
      areas={areas}
      organizations={organizations}
      {...again}
    />
  );
}

async function placeOf(c: Context<Env>): Promise<PlaceRecord> {
  const id = c.req.param('id') ?? '';
  const found = isId(id) ? await readPlace(c.var.session.worker, id) : undefined;
  if (!found) throw new Refusal('not-found');
  return found;
}

function afterwards(organizationId: string | null): string {
  return organizationId ? `/town/organizations/${organizationId}` : '/town/organizations';
}

placeRoutes.get('/new', async (c) => c.html(await placePage(c)));

placeRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  if (isSearching(form, 'organizationId')) {
    return c.html(await placePage(c, undefined, { typed: form, errors: {} }), 422);
  }
  const fields = readPlaceForm(form);
  if (!fields.success) {
    const errors = fieldErrors(fields.error);
    return c.html(await placePage(c, undefined, { typed: form, errors }), 422);
  }
  await registerPlace(c.var.session.worker, fields.data);
  return seeOther(c, afterwards(fields.data.organizationId), '場所を書きました。');
});

placeRoutes.get('/:id/edit', async (c) => c.html(await placePage(c, await placeOf(c))));

placeRoutes.post('/:id/edit', async (c) => {
  const form = await readForm(c);
  const stored = await placeOf(c);
  if (isSearching(form, 'organizationId')) {
    return c.html(await placePage(c, stored, { typed: form, errors: {} }), 422);
  }
  const fields = readPlaceForm(form);
  if (!fields.success) {
    const errors = fieldErrors(fields.error);
    return c.html(await placePage(c, stored, { typed: form, errors }), 422);
  }
  const { seen, kept } = seenVersions(form);
  const saved = await changePlace(c.var.session.worker, stored.id, seen, fields.data, kept);
  if (saved.ok) return seeOther(c, afterwards(fields.data.organizationId), '場所をなおしました。');
  const named = await nameChoices(
    c.var.session.worker,
    saved.clash.fields.flatMap(({ mine, theirs, before }) => [mine, theirs, before]),
  );
  const show = (field: string, value: unknown): string => {
    if (field === 'accessFeatures') return accessFeatureText(value as string[]);
    return named.get(String(value)) ?? String(value);
  };
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[{ label: 'まち', href: '/town' }, { label: stored.name }]}
      clash={saved.clash}
      form={form}
      labels={placeLabels}
      show={show}
    />,
    409,
  );
});
