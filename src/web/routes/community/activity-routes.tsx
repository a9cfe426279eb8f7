import { Hono, type Context } from 'hono';
import { activityLabels } from '#domain/activity.ts';
import { activityStageCodes } from '#domain/activity-stage.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { changeActivity } from '#use-cases/community/change-activity.ts';
import { listActivities } from '#use-cases/community/list-activities.ts';
import { readActivity, type ActivityRecord } from '#use-cases/community/read-activity.ts';
import { readVoice } from '#use-cases/community/read-voice.ts';
import { startActivity } from '#use-cases/community/start-activity.ts';
import { listChoices } from '#use-cases/organizations/list-choices.ts';
import { nameChoices } from '#use-cases/organizations/name-choices.ts';
import { askedChoice, isSearching } from '#web/asked-choice.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { tellingWords } from '#web/routes/placements/sure-of.tsx';
import { conditionLabels, showResourceField } from '#web/routes/town/condition-facts.ts';
import { nameConcept } from '#use-cases/resources/name-concept.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { isId } from '#web/routes/town/resource-filter.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { activityActRoutes, activityPage } from './activity-act-routes.tsx';
import { ActivityCardPage } from './activity-card-page.tsx';
import { ActivityEditPage } from './activity-edit-page.tsx';
import {
  activityFromVoice,
  emptyActivity,
  postedActivity,
  readActivityTyped,
  storedActivity,
  type ActivityTyped,
} from './activity-form.ts';
import { ActivityListPage } from './activity-list-page.tsx';
import { activityOf } from './activity-of.ts';
import { agreementRoutes } from './agreement-routes.tsx';
import { sessionRoutes } from './session-routes.tsx';
import { showCommunityField } from './show-field.ts';

/** 活動, mounted at /town/activities. */
export const activityRoutes = new Hono<Env>();

activityRoutes.get('/', async (c) => {
  const { worker } = c.var.session;
  const asked = (name: string) => (c.req.query(name) ?? '').replaceAll('\0', '').slice(0, 200);
  const filter = { q: asked('q'), stage: asked('stage'), area: asked('area') };
  const stage = activityStageCodes.find((code) => code === filter.stage);
  const page = Math.min(1000, Math.max(1, Number.parseInt(asked('page'), 10) || 1));
  const areas = await listAreas(worker);
  const found = await listActivities(
    worker,
    {
      words: filter.q,
      ...(stage ? { stage, page } : {}),
      ...(isId(filter.area) ? { areaId: filter.area } : {}),
    },
    c.var.today,
  );
  return c.html(
    <ActivityListPage context={pageContext(c)} filter={filter} page={page} areas={areas} {...found} />,
  );
});

type Again = {
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
  version?: number;
  asked?: 'read' | 'find' | undefined;
};

const searched = ['organizationId', 'placeId'] as const;

async function editPage(c: Context<Env>, typed: ActivityTyped, stored?: ActivityRecord, again: Again = {}) {
  const { worker } = c.var.session;
  const form = c.req.method === 'POST' ? await readForm(c) : undefined;
  const askedIn = (name: (typeof searched)[number]) =>
    form ? askedChoice(form, name) : { words: '', chosen: typed.words[name] ?? '' };
  const { areas, organizations, places } = await listChoices(worker, {
    organization: askedIn('organizationId'),
    place: askedIn('placeId'),
  });
  const origin = stored ? {} : await originOf(c, typed);
  return (
    <ActivityEditPage
      context={pageContext(c)}
      typed={typed}
      areas={areas}
      organizations={organizations}
      places={places}
      errors={again.errors ?? {}}
      identifying={again.identifying ?? []}
      asked={again.asked}
      {...origin}
      {...(stored
        ? { stored: { id: stored.id, name: stored.words.name, version: again.version ?? stored.version } }
        : {})}
    />
  );
}

async function originOf(c: Context<Env>, { words }: ActivityTyped) {
  const { worker } = c.var.session;
  const [voiceId, parentId] = [words['voiceId'] ?? '', words['parentId'] ?? ''];
  const voice = isId(voiceId) ? await readVoice(worker, voiceId) : undefined;
  const parent = isId(parentId) ? await readActivity(worker, parentId) : undefined;
  return {
    ...(voice ? { voice: { id: voice.id, words: voice.voice.words } } : {}),
    ...(parent ? { parent: { id: parent.id, name: parent.words.name } } : {}),
  };
}

function askedOf(form: Form): 'read' | 'find' | undefined {
  if (isSearching(form, ...searched)) return 'find';
  return form.text('do') === 'read' ? 'read' : undefined;
}

function telling(identifying: readonly Identifying[]): Again {
  return { errors: { summary: tellingWords(identifying) }, identifying };
}

activityRoutes.get('/new', async (c) => {
  const { worker } = c.var.session;
  const [voiceId, parentId] = [c.req.query('voice') ?? '', c.req.query('parent') ?? ''];
  const voice = isId(voiceId) ? await readVoice(worker, voiceId) : undefined;
  const parent = isId(parentId) ? await readActivity(worker, parentId) : undefined;
  if (voice) return c.html(await editPage(c, activityFromVoice(voice)));
  const from = parent?.words;
  const words = {
    voiceId: '',
    parentId: parent?.id ?? '',
    organizationId: from?.organizationId ?? '',
    areaId: from?.areaId ?? '',
  };
  return c.html(await editPage(c, emptyActivity(words)));
});

activityRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  const typed = postedActivity(form);
  const asked = askedOf(form);
  if (asked) return c.html(await editPage(c, typed, undefined, { asked }), 422);
  const read = readActivityTyped(typed, undefined, c.var.today);
  if (!read.ok) return c.html(await editPage(c, typed, undefined, { errors: read.errors }), 422);
  const { words, roles } = read;
  const [voiceId, parentId] = [read.voiceId, read.parentId].map((id) => (id && isId(id) ? id : null));
  const start = { words, roles, voiceId: voiceId ?? null, parentId: parentId ?? null, sureOf: typed.sureOf };
  const begun = await startActivity(c.var.session.worker, start, c.var.today);
  if (begun.ok) return seeOther(c, `/town/activities/${begun.id}`, '活動を、芽として書きました。');
  return c.html(await editPage(c, typed, undefined, telling(begun.identifying)), 422);
});

activityRoutes.get('/:id', async (c) => c.html(await activityPage(c, await activityOf(c))));

activityRoutes.get('/:id/card', async (c) =>
  c.html(<ActivityCardPage context={pageContext(c)} activity={await activityOf(c)} />),
);

activityRoutes.get('/:id/edit', async (c) => {
  const stored = await activityOf(c);
  return c.html(await editPage(c, storedActivity(stored), stored));
});

activityRoutes.post('/:id/edit', async (c) => {
  const { worker } = c.var.session;
  const form = await readForm(c);
  const stored = await activityOf(c);
  const typed = postedActivity(form);
  const { seen, kept } = seenVersions(form);
  const version = seen;
  const asked = askedOf(form);
  if (asked) return c.html(await editPage(c, typed, stored, { asked, version }), 422);
  const read = readActivityTyped(typed, stored, c.var.today);
  if (!read.ok) return c.html(await editPage(c, typed, stored, { errors: read.errors, version }), 422);
  const { words, roles } = read;
  const saved = await changeActivity(worker, stored.id, { words, roles, sureOf: typed.sureOf, seen, kept });
  const back = `/town/activities/${stored.id}`;
  if (saved.ok) return seeOther(c, back, '活動をなおしました。');
  if ('identifying' in saved)
    return c.html(await editPage(c, typed, stored, { ...telling(saved.identifying), version }), 422);
  const named = await nameChoices(
    worker,
    saved.clash.fields.flatMap(({ mine, theirs, before }) => [mine, theirs, before]),
  );
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: '活動', href: '/town/activities' },
        { label: stored.words.name, href: back },
      ]}
      clash={saved.clash}
      form={form}
      labels={{ ...conditionLabels, 'c.ledBy': conditionLabels.ledBy, ...activityLabels, roles: '役' }}
      show={(field, value) => showActivityField(field, value, named)}
    />,
    409,
  );
});

activityRoutes.route('/:id/sessions', sessionRoutes);
activityRoutes.route('/:id/agreements', agreementRoutes);
activityRoutes.route('/:id', activityActRoutes);

/** 世話役 is words, and 「だれが進めるか」 a code: in one record of a clash they go by two names (change-activity.ts). */
function showActivityField(field: string, value: unknown, named: ReadonlyMap<string, string>): string {
  if (field === 'ledBy') return String(value);
  if (field === 'c.ledBy') return showResourceField('ledBy', value, nameConcept) ?? String(value);
  return showCommunityField(field, value, named);
}
