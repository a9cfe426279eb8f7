import { Hono, type Context } from 'hono';
import { activityStageCodes } from '#domain/activity-stage.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAlly } from '#use-cases/community/add-ally.ts';
import { endAlly } from '#use-cases/community/end-ally.ts';
import { holdAgain } from '#use-cases/community/hold-again.ts';
import { letGo } from '#use-cases/community/let-go.ts';
import { readActivityOrigin } from '#use-cases/community/read-activity-origin.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { registerActivity } from '#use-cases/community/register-activity.ts';
import { stepActivity } from '#use-cases/community/step-activity.ts';
import { tickChecklist } from '#use-cases/community/tick-checklist.ts';
import { pageContext, type Env } from '#web/context.ts';
import { formReader } from '#web/form-reader.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { tellingWords } from '#web/routes/placements/sure-of.tsx';
import { emptyAlly, postedAlly, readAlly } from './ally-form.ts';
import { activityOf } from './activity-of.ts';
import { ActivityPage } from './activity-page.tsx';
import { LetGoPage } from './let-go-page.tsx';
import { StepPage } from './step-page.tsx';

/** What can be done with an activity beside changing its words, mounted at /town/activities/:id. */
export const activityActRoutes = new Hono<Env>();

type Again = Partial<
  Pick<Parameters<typeof ActivityPage>[0], 'ally' | 'checklist' | 'errors' | 'identifying'>
>;

/** The page of an activity, again with what was typed in one of its small forms. */
export async function activityPage(c: Context<Env>, activity: ActivityRecord, again: Again = {}) {
  const origin = await readActivityOrigin(c.var.session.worker, activity.id);
  const done = activity.checklist.filter(({ doneOn }) => doneOn !== null).map(({ label }) => label);
  return (
    <ActivityPage
      context={pageContext(c)}
      activity={activity}
      origin={origin}
      ally={again.ally ?? emptyAlly(c.var.today)}
      checklist={again.checklist ?? { done, added: '', sureOf: [] }}
      errors={again.errors ?? {}}
      identifying={again.identifying ?? []}
    />
  );
}

activityActRoutes.get('/step', async (c) => {
  const typed = { to: '', onDay: c.var.today, why: '', sureOf: [] };
  return c.html(<StepPage context={pageContext(c)} activity={await activityOf(c)} typed={typed} />);
});

activityActRoutes.post('/step', async (c) => {
  const activity = await activityOf(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const code = (name: string) => activityStageCodes.find((one) => one === form.text(name));
  const [from, to, onDay] = [code('from'), code('to'), reader.pastDay('onDay')];
  if (from === undefined) throw new Refusal('not-found');
  const typed = {
    to: form.text('to'),
    onDay: form.text('onDay'),
    why: form.text('why'),
    sureOf: form.all('sureOf'),
  };
  const page = { context: pageContext(c), activity, typed };
  const errors: Record<string, string> = {};
  if (to === undefined) errors['to'] = 'どの段へ動かすかを選んでください';
  if (onDay === null) errors['onDay'] = reader.errors['onDay'] ?? 'いつからかを書いてください';
  if (Array.from(typed.why).length > 500) errors['why'] = 'わけは500字までです';
  if (to === undefined || onDay === null || Object.keys(errors).length > 0)
    return c.html(<StepPage {...page} errors={errors} />, 422);
  const step = { from, to, onDay, why: typed.why, sureOf: typed.sureOf };
  const stepped = await stepActivity(c.var.session.worker, activity.id, step);
  if (stepped.ok) return seeOther(c, `/town/activities/${activity.id}`, '段階を動かしました。');
  if ('reasonMissing' in stepped)
    return c.html(<StepPage {...page} errors={{ why: 'わけを書いてください' }} />, 422);
  const { identifying } = stepped;
  const telling = { why: tellingWords(identifying) };
  return c.html(<StepPage {...page} errors={telling} identifying={identifying} />, 422);
});

activityActRoutes.post('/checklist', async (c) => {
  const activity = await activityOf(c);
  const form = await readForm(c);
  const [shown, done] = [form.all('shown'), form.all('done')];
  const checklist = { done, added: form.text('added'), sureOf: form.all('sureOf') };
  const undone = shown.filter((label) => !done.includes(label));
  const tooLong = Array.from(checklist.added).length > 200;
  if (tooLong) {
    const errors = { added: '足すものは200字までです' };
    return c.html(await activityPage(c, activity, { checklist, errors }), 422);
  }
  const ticks = { ...checklist, undone };
  const ticked = await tickChecklist(c.var.session.worker, activity.id, ticks, c.var.today);
  if (ticked.ok) return seeOther(c, `/town/activities/${activity.id}`, '確かめたことを残しました。');
  const { identifying } = ticked;
  const errors = { added: tellingWords(identifying) };
  return c.html(await activityPage(c, activity, { checklist, errors, identifying }), 422);
});

activityActRoutes.post('/register', async (c) => {
  const { id } = await activityOf(c);
  const { added } = await registerActivity(c.var.session.worker, id, c.var.today);
  const told = added > 0 ? '台帳に載せました。' : 'もう載っています。';
  return seeOther(c, `/town/activities/${id}`, told);
});

activityActRoutes.get('/let-go', async (c) =>
  c.html(<LetGoPage context={pageContext(c)} activity={await activityOf(c)} onDay={c.var.today} />),
);

activityActRoutes.post('/let-go', async (c) => {
  const activity = await activityOf(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const onDay = reader.pastDay('onDay');
  const page = { context: pageContext(c), activity, onDay: form.text('onDay') };
  if (onDay === null) {
    const errors = { onDay: reader.errors['onDay'] ?? 'いつからかを書いてください' };
    return c.html(<LetGoPage {...page} errors={errors} />, 422);
  }
  const gone = await letGo(c.var.session.worker, activity.id, { onDay, today: c.var.today });
  if (gone.ok)
    return seeOther(c, `/town/activities/${activity.id}`, '手を離れました。自分たちで続いていきます。');
  return c.html(<LetGoPage {...page} missing={gone.missing} />, 422);
});

activityActRoutes.post('/hold-again', async (c) => {
  const { id } = await activityOf(c);
  await holdAgain(c.var.session.worker, id);
  return seeOther(c, `/town/activities/${id}`, 'また手を貸すことにしました。');
});

activityActRoutes.post('/allies', async (c) => {
  const activity = await activityOf(c);
  const form = await readForm(c);
  const ally = postedAlly(form);
  const read = readAlly(form, c.var.today);
  if (!read.ok) return c.html(await activityPage(c, activity, { ally, errors: read.errors }), 422);
  const given = { sureOf: ally.sureOf, id: ally.id };
  const added = await addAlly(c.var.session.worker, { activityId: activity.id }, read.draft, given);
  if (added.ok) return seeOther(c, `/town/activities/${activity.id}`, '加わる人を書きました。');
  const { identifying } = added;
  const errors = { offers: tellingWords(identifying) };
  return c.html(await activityPage(c, activity, { ally, errors, identifying }), 422);
});

activityActRoutes.post('/allies/:ally/end', async (c) => {
  await endAlly(c.var.session.worker, pathId(c, 'ally'), { on: c.var.today });
  return seeOther(c, `/town/activities/${pathId(c, 'id')}`, 'ぬけた日を書きました。');
});
