import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { uuidv7 } from 'uuidv7';
import { planFieldLabels, showPlanValue } from '#domain/plan-fields.ts';
import { codesOf, nameWithSan } from '#domain/person.ts';
import { planKinds } from '#domain/plan.ts';
import { isPlanOpen } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listPlans } from '#use-cases/plans/list-plans.ts';
import { readPlan, type ShownPlan } from '#use-cases/plans/read-plan.ts';
import { savePlan } from '#use-cases/plans/save-plan.ts';
import { startPlan } from '#use-cases/plans/start-plan.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf, sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { rowAct, rowsAfter } from '#web/typed-rows.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import type { Missing } from './next-step.tsx';
import { NoPlanPage } from './no-plan-page.tsx';
import { PlanEditPage } from './plan-edit-page.tsx';
import { PlanPage } from './plan-page.tsx';
import { goalRows, lineRows, storedRows } from './plan-rows.ts';
import { planValues, postedPlan, readPlanForm, type TypedPlan } from './read-plan-form.ts';

/** プラン: the sheet, its editions, and how it is written. */
export const planRoutes = new Hono<Env>();

export async function openPlan(c: Context<Env>): Promise<{ person: PersonHead; plan: ShownPlan }> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  return { person, plan: await readPlan(worker, person.id, pathId(c, 'planId')) };
}

export async function planPage(
  c: Context<Env>,
  person: PersonHead,
  plan: ShownPlan,
  missing?: Missing,
): Promise<Response> {
  const plans = await listPlans(c.var.session.worker, person.id);
  const common = { context: pageContext(c), person, plan, plans };
  return c.html(<PlanPage {...common} missing={missing} />, missing ? 422 : 200);
}

planRoutes.get('/:personId/plans', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const [newest] = person.open.has('participation') ? await listPlans(worker, person.id) : [];
  if (!newest) return c.html(<NoPlanPage context={pageContext(c)} person={person} />);
  return planPage(c, person, await readPlan(worker, person.id, newest.id));
});

planRoutes.post('/:personId/plans/start', async (c) => {
  const personId = personIdOf(c);
  const form = await readForm(c);
  const kind = z.enum(codesOf(planKinds)).safeParse(form.text('kind'));
  const planId = form.text('planId');
  const reader = formReader(form, c.var.today);
  // The next edition is begun with one press, without a day of its own.
  const on = form.values['on'] === undefined ? c.var.today : reader.pastDay('on');
  if (on === null) {
    const person = await findPerson(c.var.session.worker, personId);
    const error = reader.errors['on'] ?? '作成日を書いてください';
    return c.html(
      <NoPlanPage context={pageContext(c)} person={person} on={form.text('on')} error={error} />,
      422,
    );
  }
  const { id } = await startPlan(c.var.session.worker, personId, {
    id: planId === '' ? uuidv7() : sentId(planId),
    caseId: sentId(form.text('caseId')),
    kind: kind.success ? kind.data : 'participation',
    on,
  });
  return seeOther(c, `/people/${personId}/plans/${id}/edit`);
});

planRoutes.get('/:personId/plans/:planId', async (c) => {
  const { person, plan } = await openPlan(c);
  return planPage(c, person, plan);
});

function editPage(
  c: Context<Env>,
  person: PersonHead,
  plan: ShownPlan,
  given: { typed: TypedPlan; version: number; errors?: FieldErrors; again?: boolean },
): Response | Promise<Response> {
  const { typed, version, errors = {}, again = false } = given;
  const page = { context: pageContext(c), person, plan, version, typed, errors };
  return c.html(<PlanEditPage {...page} />, again ? 422 : 200);
}

planRoutes.get('/:personId/plans/:planId/edit', async (c) => {
  const { person, plan } = await openPlan(c);
  if (!isPlanOpen(plan.state)) throw new Refusal('already-done');
  const { content, reviewOn, sheetVersion } = plan;
  const typed = { values: planValues(content, reviewOn), ...storedRows(content) };
  return editPage(c, person, plan, { typed, version: sheetVersion });
});

planRoutes.post('/:personId/plans/:planId/edit', async (c) => {
  const { person, plan } = await openPlan(c);
  const form = await readForm(c);
  const typed = postedPlan(form);
  const { seen, kept } = seenVersions(form);
  const act = rowAct(form);
  if (act) {
    const goals = rowsAfter(typed.goals, goalRows, act);
    const lines = rowsAfter(typed.lines, lineRows, act);
    return editPage(c, person, plan, { typed: { ...typed, goals, lines }, version: seen, again: true });
  }
  const input = readPlanForm(form, typed, c.var.today);
  if (!input.ok)
    return editPage(c, person, plan, { typed, version: seen, errors: input.errors, again: true });
  const saved = await savePlan(c.var.session.worker, person.id, plan.id, seen, input.value, kept);
  const path = `/people/${person.id}/plans/${plan.id}`;
  if (saved.ok) return seeOther(c, path, 'プランを保存しました。');
  const crumbs = [
    { label: 'ひと', href: '/people' },
    { label: nameWithSan(person), href: `/people/${person.id}` },
    { label: `プラン 第${plan.edition}回` },
  ];
  const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
  return c.html(<ConflictPage {...common} labels={planFieldLabels} show={showPlanValue} />, 409);
});
