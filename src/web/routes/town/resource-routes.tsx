import { Hono, type Context } from 'hono';
import { addDays } from '#domain/calendar-day.ts';
import { weekdayIndex } from '#domain/hours-calendar.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { resourceKindCodes, resourceLabels, visibilityLabels, resourceKinds } from '#domain/resource.ts';
import { listFormalCapacities } from '#use-cases/capacity/list-formal-capacities.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { listChoices } from '#use-cases/organizations/list-choices.ts';
import { nameChoices } from '#use-cases/organizations/name-choices.ts';
import { changeResource } from '#use-cases/resources/change-resource.ts';
import { findNamesakes, type Namesake } from '#use-cases/resources/find-namesakes.ts';
import { findResources } from '#use-cases/resources/find-resources.ts';
import { listWeek } from '#use-cases/resources/list-week.ts';
import { nameConcept } from '#use-cases/resources/name-concept.ts';
import { readResource, type ResourceRecord } from '#use-cases/resources/read-resource.ts';
import { registerResource } from '#use-cases/resources/register-resource.ts';
import { askedChoice, isSearching } from '#web/asked-choice.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { CardPage } from './card-page.tsx';
import { conditionLabels, showResourceField } from './condition-facts.ts';
import { seenVersions } from './conflict-answer.ts';
import { ConflictPage } from './conflict-page.tsx';
import { ResourceEditPage } from './resource-edit-page.tsx';
import { isId, readFilter, searchOf } from './resource-filter.ts';
import {
  emptyDraft,
  postedDraft,
  readDraft,
  storedDraft,
  withEmptyRow,
  type ResourceDraft,
} from './resource-form.ts';
import { ResourceListPage } from './resource-list-page.tsx';
import { ResourcePage } from './resource-page.tsx';
import { capacitiesPerPage, WeekPage } from './week-page.tsx';

/** The list, the week and the pages of one resource, mounted at /town. */
export const resourceRoutes = new Hono<Env>();

export async function resourceOf(c: Context<Env>): Promise<ResourceRecord> {
  const id = c.req.param('id') ?? '';
  const found = isId(id) ? await readResource(c.var.session.worker, id, c.var.today) : undefined;
  if (!found) throw new Refusal('not-found');
  return found;
}

resourceRoutes.get('/', async (c) => {
  const { worker } = c.var.session;
  const filter = readFilter((name) => c.req.query(name));
  const areas = await listAreas(worker);
  const found = await findResources(worker, searchOf(filter, c.req.query('after')), c.var.today);
  return c.html(<ResourceListPage context={pageContext(c)} filter={filter} areas={areas} {...found} />);
});

resourceRoutes.get('/week', async (c) => {
  const { worker } = c.var.session;
  const asked = c.req.query('from') ?? '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : c.var.today;
  const monday = addDays(day, -weekdayIndex(day));
  const filter = { area: c.req.query('area') ?? '', kind: c.req.query('kind') ?? '' };
  const kind = resourceKindCodes.find((code) => code === filter.kind);
  const after = c.req.query('after') ?? '';
  const inArea = isId(filter.area) ? { areaId: filter.area } : {};
  const areas = await listAreas(worker);
  const week = await listWeek(worker, monday, c.var.today, {
    ...inArea,
    ...(kind ? { kind } : {}),
    ...(isId(after) ? { after } : {}),
  });
  const spareAfter = c.req.query('spare') ?? '';
  const capacities =
    kind === undefined || kind === 'capacity' || kind === 'room'
      ? await listFormalCapacities(worker, monday, c.var.today, {
          ...inArea,
          ...(isId(spareAfter) ? { after: spareAfter } : {}),
          limit: capacitiesPerPage + 1,
        })
      : [];
  return c.html(
    <WeekPage
      context={pageContext(c)}
      monday={monday}
      filter={filter}
      areas={areas}
      capacities={capacities}
      {...week}
    />,
  );
});

/** Choices of the form that may be too many to list. */
const searched = ['organizationId', 'placeId'] as const;

function isSavingOf(form: Form): boolean {
  return (form.text('do') === 'save' || form.text('do') === '') && !isSearching(form, ...searched);
}

function askedOf(form: Form): 'read' | 'row' | 'find' {
  if (isSearching(form, ...searched)) return 'find';
  return form.text('do') === 'row' ? 'row' : 'read';
}

async function editPage(
  c: Context<Env>,
  draft: ResourceDraft,
  stored?: ResourceRecord,
  again?: {
    errors: FieldErrors;
    version?: number | undefined;
    namesakes?: readonly Namesake[];
    asked?: 'read' | 'row' | 'find' | undefined;
  },
) {
  const form = c.req.method === 'POST' ? await readForm(c) : undefined;
  const askedIn = (name: (typeof searched)[number]) =>
    form ? askedChoice(form, name) : { words: '', chosen: draft.words[name] ?? '' };
  const { organizations, places } = await listChoices(c.var.session.worker, {
    organization: askedIn('organizationId'),
    place: askedIn('placeId'),
  });
  const seen = again?.version ?? stored?.version ?? 0;
  return (
    <ResourceEditPage
      context={pageContext(c)}
      draft={{ ...draft, rows: withEmptyRow(draft.rows) }}
      organizations={organizations}
      places={places}
      errors={again?.errors ?? {}}
      namesakes={again?.namesakes ?? []}
      asked={again?.asked}
      {...(stored ? { stored: { id: stored.id, name: stored.words.name, version: seen } } : {})}
    />
  );
}

resourceRoutes.get('/resources/new', async (c) => {
  const organizationId = c.req.query('organization') ?? '';
  const kind = c.req.query('kind') ?? '';
  return c.html(await editPage(c, emptyDraft({ organizationId, kind })));
});

resourceRoutes.post('/resources/new', async (c) => {
  const form = await readForm(c);
  const draft = postedDraft(form);
  if (!isSavingOf(form))
    return c.html(await editPage(c, draft, undefined, { errors: {}, asked: askedOf(form) }), 422);
  const read = readDraft(draft, undefined, c.var.today);
  if (!read.ok) return c.html(await editPage(c, draft, undefined, { errors: read.errors }), 422);
  const { worker } = c.var.session;
  const namesakes = form.isChecked('isAnother') ? [] : await findNamesakes(worker, read.input.words.name);
  if (namesakes.length > 0) {
    const errors = {
      isAnother: '同じ名まえの資源がもうあります。見くらべて、別のものなら印をつけてください',
    };
    return c.html(await editPage(c, draft, undefined, { errors, namesakes }), 422);
  }
  const { id } = await registerResource(worker, {
    ...read.input,
    neighbours: read.neighbours,
    fiscalYear: fiscalYear(c.var.today),
    ...(read.check ? { check: read.check } : {}),
  });
  return seeOther(c, `/town/resources/${id}`, '資源を書きました。');
});

resourceRoutes.get('/resources/:id', async (c) =>
  c.html(<ResourcePage context={pageContext(c)} resource={await resourceOf(c)} />),
);

resourceRoutes.get('/resources/:id/card', async (c) =>
  c.html(<CardPage context={pageContext(c)} resource={await resourceOf(c)} />),
);

resourceRoutes.get('/resources/:id/edit', async (c) => {
  const stored = await resourceOf(c);
  return c.html(await editPage(c, storedDraft(stored), stored));
});

resourceRoutes.post('/resources/:id/edit', async (c) => {
  const form = await readForm(c);
  const stored = await resourceOf(c);
  const draft = postedDraft(form);
  const { seen, kept } = seenVersions(form);
  if (!isSavingOf(form)) {
    const again = { errors: {}, version: seen, asked: askedOf(form) };
    return c.html(await editPage(c, draft, stored, again), 422);
  }
  const read = readDraft(draft, stored, c.var.today);
  if (!read.ok) return c.html(await editPage(c, draft, stored, { errors: read.errors, version: seen }), 422);
  const saved = await changeResource(c.var.session.worker, stored.id, {
    ...read.input,
    neighbours: read.neighbours,
    fiscalYear: fiscalYear(c.var.today),
    seen,
    kept,
  });
  if (saved.ok) return seeOther(c, `/town/resources/${stored.id}`, '資源をなおしました。');
  const named = await nameChoices(
    c.var.session.worker,
    saved.clash.fields.flatMap(({ mine, theirs, before }) => [mine, theirs, before]),
  );
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: 'まち', href: '/town' },
        { label: stored.words.name, href: `/town/resources/${stored.id}` },
      ]}
      clash={saved.clash}
      form={form}
      labels={{ ...resourceLabels, ...conditionLabels }}
      show={(field, value) => showField(field, value, named)}
    />,
    409,
  );
});

function showField(field: string, value: unknown, named: ReadonlyMap<string, string>): string {
  const code = String(value);
  if (field === 'organizationId' || field === 'placeId') return named.get(code) ?? '（新しく書いたもの）';
  if (field === 'kind') return resourceKinds[code as keyof typeof resourceKinds] ?? code;
  if (field === 'visibility') return visibilityLabels[code as keyof typeof visibilityLabels] ?? code;
  return showResourceField(field, value, nameConcept) ?? code;
}
