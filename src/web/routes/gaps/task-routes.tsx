import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { taskFieldLabels, taskStates, type TaskState } from '#domain/resource-task.ts';
import { findResourceByNumber } from '#use-cases/gaps/find-resource-by-number.ts';
import { listTasks } from '#use-cases/gaps/list-tasks.ts';
import { openTask, type TaskSource } from '#use-cases/gaps/open-task.ts';
import { readTask, type ShownTask } from '#use-cases/gaps/read-task.ts';
import { readTaskGround, type TaskGround } from '#use-cases/gaps/read-task-ground.ts';
import { readTaskSource } from '#use-cases/gaps/read-task-source.ts';
import { saveTask } from '#use-cases/gaps/save-task.ts';
import { pageContext, type Env } from '#web/context.ts';
import { formOf, readForm, type Form } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from '#web/routes/connect/asked-id.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { askedGap, imaginedIn } from './gap-routes.tsx';
import { imaginedPairs } from './imagined-values.ts';
import { TaskFormPage } from './task-form-page.tsx';
import { TaskListPage } from './task-list-page.tsx';
import { TaskPage } from './task-page.tsx';
import { readTaskChange, readTaskForm, taskValues } from './task-values.ts';

/** 資源開拓. */
export const taskRoutes = new Hono<Env>();

const crumbs = [
  { label: 'まち', href: '/town' },
  { label: '足りないもの', href: '/gaps' },
  { label: '資源開拓', href: '/gaps/tasks' },
];

taskRoutes.get('/', async (c) => {
  const tasks = await listTasks(c.var.session.worker);
  return c.html(<TaskListPage context={pageContext(c)} tasks={tasks} />);
});

/** What the new task comes from, out of the address or of the form that it made. */
function sourceIn(form: Form): TaskSource {
  const [key, agendaId, voiceId] = ['key', 'agenda', 'voice'].map((name) => form.text(name));
  if (key) return { from: 'gap', gap: askedGap(key), imagined: imaginedIn(form) };
  if (agendaId) return isId(agendaId) ? { from: 'agenda', agendaId } : notFound();
  if (voiceId) return isId(voiceId) ? { from: 'voice', voiceId } : notFound();
  return { from: 'worker' };
}

function notFound(): never {
  throw new Refusal('not-found');
}

function hiddenOf(form: Form, source: TaskSource): [string, string][] {
  if (source.from === 'gap') {
    const imagined = source.imagined === undefined ? [] : imaginedPairs(source.imagined);
    return [['key', form.text('key')], ...imagined];
  }
  if (source.from === 'agenda') return [['agenda', source.agendaId]];
  return source.from === 'voice' ? [['voice', source.voiceId]] : [];
}

async function newPage(
  c: Context<Env>,
  form: Form,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const { worker } = c.var.session;
  const source = sourceIn(form);
  const [ground, known] = [await readTaskGround(worker), await readTaskSource(worker, source)];
  const page = (
    <TaskFormPage
      context={pageContext(c)}
      title="資源開拓をはじめる"
      {...(known.about === '' ? {} : { sub: known.about })}
      crumbs={[...crumbs, { label: 'はじめる' }]}
      action="/gaps/tasks/new"
      back="/gaps/tasks"
      values={{ sought: [known.sought], areaId: [known.areaId ?? ''], ...values }}
      errors={errors}
      ground={ground}
      hidden={hiddenOf(form, source)}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

taskRoutes.get('/new', (c) => {
  const form = formOf(new URL(c.req.url).searchParams.entries());
  return newPage(c, form, { id: [uuidv7()], assignedTo: [c.var.session.worker.accountId] });
});

taskRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  const read = readTaskForm(formReader(form, c.var.today));
  if (!read.ok) return newPage(c, form, form.values, read.errors);
  const given = { id: sentId(form.text('id')), draft: read.value, source: sourceIn(form) };
  const opened = await openTask(c.var.session.worker, given, c.var);
  if (opened.ok) return seeOther(c, `/gaps/tasks/${given.id}`, '資源開拓をはじめました。');
  const why =
    'あてはまる人が5人より少なくなっています。数を持たない資源開拓としてなら、一覧の「資源開拓をはじめる」から書けます';
  return newPage(c, form, form.values, { sought: why });
});

taskRoutes.get('/:taskId', async (c) => {
  const task = await readTask(c.var.session.worker, pathId(c, 'taskId'), c.var);
  return c.html(<TaskPage context={pageContext(c)} task={task} />);
});

function editPage(
  c: Context<Env>,
  task: ShownTask,
  ground: TaskGround,
  given: { values: Values; version: number; errors?: FieldErrors },
): Response | Promise<Response> {
  const page = (
    <TaskFormPage
      context={pageContext(c)}
      title="資源開拓の動きを書く"
      crumbs={[...crumbs, { label: task.sought, href: `/gaps/tasks/${task.id}` }, { label: '書く' }]}
      action={`/gaps/tasks/${task.id}/edit`}
      back={`/gaps/tasks/${task.id}`}
      values={given.values}
      errors={given.errors ?? {}}
      ground={ground}
      version={given.version}
    />
  );
  return c.html(page, given.errors ? 422 : 200);
}

taskRoutes.get('/:taskId/edit', async (c) => {
  const { worker } = c.var.session;
  const task = await readTask(worker, pathId(c, 'taskId'), c.var);
  const ground = await readTaskGround(worker);
  return editPage(c, task, ground, {
    values: taskValues(task, task.resourceNumber ?? ''),
    version: task.version,
  });
});

/** The resource of the number that was typed: null for none typed, undefined for none there. */
async function resourceIn(c: Context<Env>, form: Form): Promise<string | null | undefined> {
  const number = form.text('resourceNumber').normalize('NFKC').trim();
  if (number === '') return null;
  return (await findResourceByNumber(c.var.session.worker, number))?.id;
}

taskRoutes.post('/:taskId/edit', async (c) => {
  const { worker } = c.var.session;
  const task = await readTask(worker, pathId(c, 'taskId'), c.var);
  const form = await readForm(c);
  const { seen, kept } = seenVersions(form);
  const read = readTaskChange(formReader(form, c.var.today), await resourceIn(c, form));
  if (!read.ok) {
    const ground = await readTaskGround(worker);
    return editPage(c, task, ground, { values: form.values, version: seen, errors: read.errors });
  }
  const saved = await saveTask(worker, task.id, seen, read.value, c.var.today, kept);
  if (saved.ok) return seeOther(c, `/gaps/tasks/${task.id}`, '保存しました。');
  const ground = await readTaskGround(worker);
  const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
  return c.html(
    <ConflictPage
      {...common}
      labels={taskFieldLabels}
      show={(field, value) => showValue(field, value, ground)}
    />,
    409,
  );
});

function showValue(field: string, value: unknown, { areas, workers }: TaskGround): string {
  if (typeof value !== 'string') return field === 'areaId' ? '市全体' : 'なし';
  if (field === 'areaId') return areas.find(({ id }) => id === value)?.name ?? '市全体';
  if (field === 'assignedTo') return workers.find(({ id }) => id === value)?.name ?? 'まだ決めない';
  if (field === 'resultResourceId') return '台帳の資源';
  if (field === 'state') return taskStates[value as TaskState];
  return field === 'dueOn' ? formatJapaneseDate(value) : value;
}
