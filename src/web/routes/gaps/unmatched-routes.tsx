import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Identifying } from '#domain/candidate-voice.ts';
import { openUnmatchedTask } from '#use-cases/gaps/open-unmatched-task.ts';
import { readTaskGround } from '#use-cases/gaps/read-task-ground.ts';
import { readVoiceGround } from '#use-cases/placement/voice-ground.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { askedId } from '#web/routes/connect/asked-id.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { TaskFormPage } from './task-form-page.tsx';
import { readTaskForm } from './task-values.ts';

/** 無い → 資源開拓: from somebody for whom nothing was found, without a word about them. */
export const unmatchedRoutes = new Hono<Env>();

async function show(
  c: Context<Env>,
  values: Values,
  errors: FieldErrors = {},
  doubts: readonly Identifying[] = [],
): Promise<Response> {
  const { worker } = c.var.session;
  const personId = askedId(c, 'person');
  const { person, draft } = await readVoiceGround(worker, personId, c.var.today);
  const back = `/connect?person=${personId}`;
  const page = (
    <TaskFormPage
      context={pageContext(c)}
      title="無いものを、さがしはじめる"
      sub="名まえは載りません。だれの話かも残りません"
      crumbs={[
        { label: 'つなぐ', href: '/connect' },
        { label: person.name, href: back },
        { label: '資源開拓' },
      ]}
      action={`/connect/task?person=${personId}`}
      back={back}
      values={{ sought: [draft], ...values }}
      errors={errors}
      ground={await readTaskGround(worker)}
      doubts={doubts}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

unmatchedRoutes.get('/', (c) => show(c, { id: [uuidv7()], assignedTo: [c.var.session.worker.accountId] }));

unmatchedRoutes.post('/', async (c) => {
  const personId = askedId(c, 'person');
  const form = await readForm(c);
  const sureOf = form.all('sureOf');
  const sure = sureOf.map((found) => ({ found, why: 'たしかめました', weight: 'ask' as const }));
  const read = readTaskForm(formReader(form, c.var.today));
  if (!read.ok) return show(c, form.values, read.errors, sure);
  const given = { id: sentId(form.text('id')), personId, draft: read.value, sureOf };
  const opened = await openUnmatchedTask(c.var.session.worker, given);
  if (opened.ok)
    return seeOther(c, `/connect?person=${personId}`, '資源開拓をはじめました。名まえは載っていません。');
  const words = opened.identifying.map(({ found, why }) => `「${found}」は${why}`).join('。');
  const open = opened.identifying.filter(({ weight }) => weight === 'ask');
  return show(c, form.values, { sought: `だれの話かわかることばがあります。${words}` }, [...open, ...sure]);
});
