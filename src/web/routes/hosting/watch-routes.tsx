import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { endOfFiscalYear } from '#domain/consent.ts';
import { Refusal } from '#domain/refusal.ts';
import { watchDraftShape, watchLabels } from '#domain/watch-draft.ts';
import { watchSigns } from '#domain/watch-request.ts';
import { agreeWatchRequest } from '#use-cases/hosting/agree-watch-request.ts';
import { answerWatchRequest } from '#use-cases/hosting/answer-watch-request.ts';
import { askWatchRequest } from '#use-cases/hosting/ask-watch-request.ts';
import { changeWatchRequest } from '#use-cases/hosting/change-watch-request.ts';
import { endWatchRequest } from '#use-cases/hosting/end-watch-request.ts';
import { listWatchRequests, type StoredWatch } from '#use-cases/hosting/list-watch-requests.ts';
import { writeWatchRequest } from '#use-cases/hosting/write-watch-request.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { placementPath, placementTrail } from './placement-frame.tsx';
import { placementOf, statusOf, type PlacementPage } from './placement-of.ts';
import { WatchEditPage } from './watch-edit-page.tsx';
import { WatchListPage } from './watch-list-page.tsx';
import { WatchPage } from './watch-page.tsx';

/** Mounted under /people/:personId/placements/:placementId/watch. */
export const watchRoutes = new Hono<Env>();

function readWatch(reader: FormReader) {
  const { form } = reader;
  return settled(
    reader,
    watchDraftShape.safeParse({
      v: 1,
      watcher: form.text('watcher'),
      until: reader.day('until') ?? '',
      told: form.text('told'),
      signs: form.all('signs'),
      otherSigns: form.text('otherSigns'),
      tell: form.text('tell'),
      tellUrgently: form.text('tellUrgently'),
      often: form.text('often'),
      notAsked: form.text('notAsked'),
    }),
  );
}

type OpenedWatch = PlacementPage & { watch: StoredWatch };

async function open(c: Context<Env>): Promise<OpenedWatch> {
  const page = await placementOf(c);
  const id = pathId(c, 'watchId');
  const watches = await listWatchRequests(c.var.session.worker, page.person.id, page.placement.id);
  const watch = watches.find((one) => one.id === id);
  if (!watch) throw new Refusal('not-found');
  return { ...page, watch };
}

function edit(
  c: Context<Env>,
  page: PlacementPage & { watch?: StoredWatch },
  values: Values,
  errors: FieldErrors = {},
) {
  return c.html(
    <WatchEditPage context={pageContext(c)} {...page} values={values} errors={errors} />,
    statusOf(errors),
  );
}

function show(c: Context<Env>, page: OpenedWatch, values: Values = {}, errors: FieldErrors = {}) {
  return c.html(
    <WatchPage context={pageContext(c)} {...page} values={values} errors={errors} />,
    statusOf(errors),
  );
}

watchRoutes.get('/', async (c) => {
  const page = await placementOf(c);
  const watches = await listWatchRequests(c.var.session.worker, page.person.id, page.placement.id);
  return c.html(<WatchListPage context={pageContext(c)} {...page} watches={watches} />);
});

watchRoutes.get('/new', async (c) => {
  const { session, today } = c.var;
  return edit(c, await placementOf(c), {
    watchId: [uuidv7()],
    tell: [`${session.agencyName}　${session.name}`],
    until: [endOfFiscalYear(today)],
  });
});

watchRoutes.post('/new', async (c) => {
  const page = await placementOf(c);
  const form = await readForm(c);
  const watch = readWatch(formReader(form, c.var.today));
  if (!watch.ok) return edit(c, page, form.values, watch.errors);
  const id = sentId(form.text('watchId'));
  await writeWatchRequest(c.var.session.worker, page.person.id, page.placement.id, id, watch.value);
  return seeOther(c, `${placementPath(page.placement)}/watch/${id}`, '見守り依頼を書きました。');
});

watchRoutes.get('/:watchId', async (c) => show(c, await open(c)));

watchRoutes.get('/:watchId/edit', async (c) => {
  const page = await open(c);
  const { content, watcher, until, askedOn, endedAt } = page.watch;
  if (askedOn !== null || endedAt !== null) throw new Refusal('already-done');
  const { signs, v: _v, ...words } = content;
  const texts = Object.fromEntries(Object.entries(words).map(([field, text]) => [field, [text]]));
  return edit(c, page, { ...texts, signs, watcher: [watcher], until: [until], watchId: [page.watch.id] });
});

watchRoutes.post('/:watchId/edit', async (c) => {
  const page = await open(c);
  const form = await readForm(c);
  const watch = readWatch(formReader(form, c.var.today));
  if (!watch.ok) return edit(c, page, form.values, watch.errors);
  const { seen, kept } = seenVersions(form);
  const path = `${placementPath(page.placement)}/watch`;
  const saved = await changeWatchRequest(
    c.var.session.worker,
    { ...idsOf(c), version: seen },
    watch.value,
    kept,
  );
  if (saved.ok) return seeOther(c, `${path}/${page.watch.id}`, '見守り依頼を直しました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[...placementTrail(page.placement), { label: '見守り依頼', href: path }]}
      clash={saved.clash}
      form={form}
      labels={watchLabels}
      show={showField}
    />,
    409,
  );
});

function showField(field: string, value: unknown): string {
  if (field === 'until') return formatJapaneseDate(String(value));
  if (!Array.isArray(value)) return String(value);
  return value.map((sign) => watchSigns[sign as keyof typeof watchSigns]).join('、');
}

const noHostConsent =
  'この受入先に伝えてよいという同意がないので、受入先の画面には出せません。同意をもらって書くか、印をはずして口頭や紙で頼んでください';

function idsOf(c: Context<Env>) {
  return {
    personId: pathId(c, 'personId'),
    placementId: pathId(c, 'placementId'),
    watchId: pathId(c, 'watchId'),
  };
}

function seenOf(c: Context<Env>, form: Form) {
  return { ...idsOf(c), version: form.number('version') ?? 0 };
}

/** The day of a step, which has happened; otherwise the page again with what was typed. */
async function stepDay(c: Context<Env>, form: Form, more: FieldErrors = {}): Promise<string | Response> {
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const errors: Record<string, string> = { ...more, ...reader.errors };
  if (on === null) errors['on'] ??= '日を書いてください';
  if (on === null || Object.keys(errors).length > 0) return show(c, await open(c), form.values, errors);
  return on;
}

function done(c: Context<Env>, notice: string): Response {
  const { personId, placementId, watchId } = idsOf(c);
  return seeOther(c, `${placementPath({ personId, id: placementId })}/watch/${watchId}`, notice);
}

watchRoutes.post('/:watchId/agree', async (c) => {
  const form = await readForm(c);
  const on = await stepDay(c, form);
  if (typeof on !== 'string') return on;
  await agreeWatchRequest(c.var.session.worker, seenOf(c, form), on);
  return done(c, '本人の了解を書きました。');
});

watchRoutes.post('/:watchId/ask', async (c) => {
  const form = await readForm(c);
  const on = await stepDay(c, form);
  if (typeof on !== 'string') return on;
  const asked = { on, isOnHostPage: form.isChecked('isOnHostPage') };
  const result = await askWatchRequest(c.var.session.worker, seenOf(c, form), asked, c.var.today);
  if (!result.ok) return show(c, await open(c), form.values, { isOnHostPage: noHostConsent });
  return done(c, '頼んだと書きました。');
});

watchRoutes.post('/:watchId/answer', async (c) => {
  const form = await readForm(c);
  const answer = form.text('answer');
  const isAnswer = answer === 'accepted' || answer === 'declined';
  const on = await stepDay(c, form, isAnswer ? {} : { answer: '返事を選んでください' });
  if (typeof on !== 'string' || !isAnswer) return on as Response;
  await answerWatchRequest(c.var.session.worker, seenOf(c, form), { answer, on });
  return done(c, '返事を書きました。');
});

watchRoutes.post('/:watchId/end', async (c) => {
  const form = await readForm(c);
  await endWatchRequest(c.var.session.worker, seenOf(c, form), form.text('reason').slice(0, 500));
  return done(c, '見守りを終えました。');
});
