import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { stepResultShape, stepShape } from '#domain/step-up.ts';
import { proposalAnswerShape } from '#domain/fading.ts';
import { supportLevelShape } from '#domain/support-level.ts';
import { answerProposal } from '#use-cases/follow-up/answer-proposal.ts';
import { finishStep } from '#use-cases/follow-up/finish-step.ts';
import { planStep } from '#use-cases/follow-up/plan-step.ts';
import { proposeStep } from '#use-cases/follow-up/propose-step.ts';
import { readSteps } from '#use-cases/follow-up/read-steps.ts';
import { setSupportLevel } from '#use-cases/follow-up/set-support-level.ts';
import { findGoalPaths } from '#use-cases/placement/find-goal-paths.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { openPerson, placedIds } from './placed.tsx';
import { placementPath } from './placement-frame.tsx';
import { StepsPage } from './steps-page.tsx';

/** 支え方と次の段 of one placement. Mounted at /people/:personId/placements/:placementId/steps. */
export const stepsRoutes = new Hono<Env>();

async function show(c: Context<Env>, values: Values = {}, errors: FieldErrors = {}): Promise<Response> {
  const opened = await openPerson(c, '/placements', '支え方と次の段');
  if ('closed' in opened) return opened.closed;
  const { personId, placementId } = placedIds(c);
  const answer = await readSteps(c.var.session.worker, personId, placementId, c.var.today);
  const { resourceId } = answer.placement;
  const paths = await findGoalPaths(c.var.session.worker, { personId, resourceId }, c.var.today);
  const fresh = { levelId: [uuidv7()], newStepId: [uuidv7()], fromDay: [c.var.today] };
  const page = (
    <StepsPage
      context={pageContext(c)}
      person={opened.person}
      answer={answer}
      paths={paths}
      values={{ ...fresh, ...values }}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

function pathOf(c: Context<Env>): string {
  const { personId, placementId } = placedIds(c);
  return `${placementPath({ personId, id: placementId })}/steps`;
}

/** Errors under the names that the form of this page uses for its fields. */
function renamed(errors: FieldErrors, names: Readonly<Record<string, string>>): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([name, words]) => [names[name] ?? name, words]));
}

stepsRoutes.get('/', (c) => show(c));

stepsRoutes.post('/level', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const read = settled(
    reader,
    supportLevelShape.safeParse({
      kind: form.text('kind') || 'presence',
      level: form.text('level'),
      fromDay: reader.day('fromDay') ?? '',
      why: form.text('levelWhy'),
    }),
  );
  if (!read.ok) return show(c, form.values, renamed(read.errors, { why: 'levelWhy' }));
  const id = sentId(form.text('levelId'));
  await setSupportLevel(c.var.session.worker, personId, placementId, { ...read.value, id });
  return seeOther(c, pathOf(c), '支え方を書きました。');
});

/** Answered on this page or on that of 定着支援; either is where it leads back to. */
stepsRoutes.post('/proposal', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const kind = form.text('kind');
  const field = (name: string) => `${name}.${kind}`;
  const until = reader.day(field('until'));
  const parsed = proposalAnswerShape.safeParse({
    kind,
    from: form.text('from'),
    to: form.text('to'),
    answer: form.text(field('answer')),
    until,
    words: form.text(field('words')),
  });
  const read = settled(reader, parsed);
  const isPast = until !== null && until <= c.var.today && form.text(field('answer')) === 'not_now';
  if (!read.ok || isPast) {
    const names = { answer: field('answer'), until: field('until'), words: field('words') };
    const errors = read.ok
      ? { [field('until')]: 'これから先の日を書いてください' }
      : renamed(read.errors, names);
    return show(c, form.values, { ...errors, ...reader.errors });
  }
  const id = sentId(form.text('proposalId'));
  await answerProposal(c.var.session.worker, personId, placementId, { ...read.value, id }, c.var.today);
  const back = form.text('back') === 'follow-up' ? pathOf(c).replace(/steps$/u, 'follow-up') : pathOf(c);
  return seeOther(c, back, read.value.answer === 'accepted' ? '支え方を書きました。' : '答えを書きました。');
});

stepsRoutes.post('/propose', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const read = settled(
    reader,
    stepShape.safeParse({
      kind: form.text('kind'),
      wishedBy: form.text('wishedBy'),
      words: form.text('stepWords'),
      plannedOn: reader.day('plannedOn'),
    }),
  );
  if (!read.ok) return show(c, form.values, renamed(read.errors, { words: 'stepWords' }));
  const id = sentId(form.text('newStepId'));
  await proposeStep(c.var.session.worker, personId, placementId, { ...read.value, id });
  return seeOther(c, pathOf(c), '次の段を書きとめました。');
});

stepsRoutes.post('/:stepId/plan', async (c) => {
  const { personId, placementId } = placedIds(c);
  const id = pathId(c, 'stepId');
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const plannedOn = reader.day(`plannedOn.${id}`);
  if (Object.keys(reader.errors).length > 0) {
    return show(c, { ...form.values, stepId: [id] }, reader.errors);
  }
  const step = { id, version: form.number('version') ?? 0, plannedOn };
  await planStep(c.var.session.worker, personId, placementId, step);
  return seeOther(
    c,
    pathOf(c),
    plannedOn === null ? '日を「まだ」にもどしました。' : '次の段の日を決めました。',
  );
});

stepsRoutes.post('/:stepId/finish', async (c) => {
  const { personId, placementId } = placedIds(c);
  const id = pathId(c, 'stepId');
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const parsed = stepResultShape.safeParse({
    result: form.text(`result.${id}`),
    resultOn: reader.pastDay(`resultOn.${id}`) ?? '',
    resultWords: form.text(`resultWords.${id}`),
    ends: form.isChecked(`ends.${id}`),
  });
  const read = settled(reader, parsed);
  if (!read.ok) {
    const names = { result: `result.${id}`, resultOn: `resultOn.${id}`, resultWords: `resultWords.${id}` };
    // What the reader said about the day is more than that it is missing.
    const errors = { ...renamed(read.errors, names), ...reader.errors };
    return show(c, { ...form.values, stepId: [id] }, errors);
  }
  const step = { ...read.value, id, version: form.number('version') ?? 0 };
  await finishStep(c.var.session.worker, personId, placementId, step);
  return seeOther(c, pathOf(c), '次の段の結果を記録しました。');
});
