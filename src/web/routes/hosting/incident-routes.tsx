import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { incidentCourseLabels, incidentCourseShape, incidentShape } from '#domain/incident.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import { changeIncident } from '#use-cases/hosting/change-incident.ts';
import { closeIncident } from '#use-cases/hosting/close-incident.ts';
import { listIncidents, type StoredIncident } from '#use-cases/hosting/list-incidents.ts';
import { reportIncident } from '#use-cases/hosting/report-incident.ts';
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
import { IncidentFormPage } from './incident-form-page.tsx';
import { IncidentPage } from './incident-page.tsx';
import { IncidentsPage } from './incidents-page.tsx';
import { placementPath, placementTrail } from './placement-frame.tsx';
import { placementOf, statusOf, type PlacementPage } from './placement-of.ts';

/** Mounted under /people/:personId/placements/:placementId/incidents. */
export const incidentRoutes = new Hono<Env>();

function readCourse(reader: FormReader) {
  const { form } = reader;
  return {
    injury: form.text('injury'),
    action: form.text('action'),
    toldTo: form.text('toldTo'),
    toldOn: reader.pastDay('toldOn'),
    insuranceNote: form.text('insuranceNote'),
    prevention: form.text('prevention'),
  };
}

async function formPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const page = await placementOf(c);
  return c.html(
    <IncidentFormPage context={pageContext(c)} {...page} values={values} errors={errors} />,
    statusOf(errors),
  );
}

incidentRoutes.get('/', async (c) => {
  const page = await placementOf(c);
  const found = await listIncidents(c.var.session.worker, page.person.id, page.placement.id);
  return c.html(<IncidentsPage context={pageContext(c)} {...page} {...found} />);
});

incidentRoutes.get('/new', (c) =>
  formPage(c, {
    incidentId: [uuidv7()],
    on: [c.var.today],
    time: [tokyoTime(c.var.now)],
    kind: ['near_miss'],
    basis: ['consent'],
  }),
);

incidentRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const incident = settled(
    reader,
    incidentShape.safeParse({
      kind: form.text('kind'),
      at: reader.instant('on', 'time') ?? new Date(0),
      placeNote: form.text('placeNote'),
      what: form.text('what'),
      basis: form.text('basis'),
      ...readCourse(reader),
    }),
  );
  if (!incident.ok) return formPage(c, form.values, incident.errors);
  const { person, placement } = await placementOf(c);
  const id = sentId(form.text('incidentId'));
  await reportIncident(c.var.session.worker, person.id, placement.id, id, incident.value);
  return seeOther(c, `${placementPath(placement)}/incidents/${id}`, '報告を書きました。');
});

type Opened = PlacementPage & { incident: StoredIncident };

async function open(c: Context<Env>): Promise<Opened> {
  const page = await placementOf(c);
  const incidentId = pathId(c, 'incidentId');
  const { incidents } = await listIncidents(c.var.session.worker, page.person.id, page.placement.id);
  const incident = incidents.find(({ id }) => id === incidentId);
  // A sealed one has no page here: that it exists is said in the list.
  if (!incident || incident.basis === 'confidential_meeting') throw new Refusal('not-found');
  return { ...page, incident };
}

function show(c: Context<Env>, page: Opened, values?: Values, errors: FieldErrors = {}) {
  const { injury, action, toldTo, toldOn, insuranceNote, prevention } = page.incident;
  const stored = { injury, action, toldTo, toldOn: toldOn ?? '', insuranceNote, prevention };
  const filled = Object.fromEntries(Object.entries(stored).map(([field, text]) => [field, [text]]));
  return c.html(
    <IncidentPage context={pageContext(c)} {...page} values={values ?? filled} errors={errors} />,
    statusOf(errors),
  );
}

incidentRoutes.get('/:incidentId', async (c) => show(c, await open(c)));

incidentRoutes.post('/:incidentId', async (c) => {
  const page = await open(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const course = settled(reader, incidentCourseShape.safeParse(readCourse(reader)));
  if (!course.ok) return show(c, page, form.values, course.errors);
  const { seen, kept } = seenVersions(form);
  const ids = { personId: page.person.id, placementId: page.placement.id, incidentId: page.incident.id };
  const saved = await changeIncident(c.var.session.worker, { ...ids, version: seen }, course.value, kept);
  const path = `${placementPath(page.placement)}/incidents`;
  if (saved.ok) return seeOther(c, `${path}/${page.incident.id}`, '書き足しました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[...placementTrail(page.placement), { label: '事故・ヒヤリ', href: path }]}
      clash={saved.clash}
      form={form}
      labels={incidentCourseLabels}
      show={(field, value) => (field === 'toldOn' ? formatJapaneseDate(String(value)) : String(value))}
    />,
    409,
  );
});

incidentRoutes.post('/:incidentId/close', async (c) => {
  const page = await open(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('closedOn');
  const withTyped = (errors: FieldErrors) => {
    const { incident } = page;
    const values = {
      injury: [incident.injury],
      action: [incident.action],
      toldTo: [incident.toldTo],
      toldOn: [incident.toldOn ?? ''],
      insuranceNote: [incident.insuranceNote],
      prevention: [incident.prevention],
      closedOn: form.all('closedOn'),
    };
    return show(c, page, values, errors);
  };
  if (on === null) return withTyped({ closedOn: reader.errors['closedOn'] ?? '閉じた日を書いてください' });
  const seen = {
    personId: page.person.id,
    placementId: page.placement.id,
    incidentId: page.incident.id,
    version: form.number('version') ?? 0,
  };
  if ((await closeIncident(c.var.session.worker, seen, on)) === 'no-prevention') {
    return withTyped({ closedOn: '「これから気をつけること」を書いて保存してから、閉じてください' });
  }
  return seeOther(c, `${placementPath(page.placement)}/incidents`, '報告を閉じました。');
});
