import { Hono, type Context } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { proposePlan } from '#use-cases/plans/propose-plan.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { consentSteps } from './consent-steps.tsx';
import { courseSteps } from './course-steps.tsx';
import { openPlan, planPage } from './plan-routes.tsx';
import { seenPlan, type OpenedPlan } from './plan-step.tsx';
import { PlanStepPage } from './plan-step-page.tsx';

/** 会議 → 本人同意 → 支援決定 → 実施 → 見直し: one small form for each step. */
export const stepRoutes = new Hono<Env>();

stepRoutes.post('/:personId/plans/:planId/propose', async (c) => {
  const { person, plan } = await openPlan(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const typed = form.text('on');
  if (on === null) {
    const onError = reader.errors['on'] ?? '日を書いてください';
    return planPage(c, person, plan, { gaps: [], needs: [], on: typed, onError });
  }
  const proposed = await proposePlan(c.var.session.worker, person.id, seenPlan(form, plan), on);
  if (!proposed.ok) {
    return planPage(c, person, plan, { gaps: proposed.gaps, needs: proposed.missing, on: typed });
  }
  return seeOther(c, `/people/${person.id}/plans/${plan.id}`, '会議にかけるプランにしました。');
});

for (const step of [...consentSteps, ...courseSteps]) {
  const show = (c: Context<Env>, { person, plan }: OpenedPlan, values: Values, errors: FieldErrors = {}) =>
    c.html(
      <PlanStepPage
        context={pageContext(c)}
        person={person}
        plan={plan}
        title={step.title(plan)}
        lead={step.lead(plan)}
        save={step.save(plan)}
        errors={errors}
      >
        {step.fields({ values, errors, today: c.var.today, plan })}
      </PlanStepPage>,
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  const open = async (c: Context<Env>) => {
    const opened = await openPlan(c);
    if (!step.may(c, opened.plan)) throw new Refusal('already-done');
    return opened;
  };
  stepRoutes.get(`/:personId/plans/:planId/${step.path}`, async (c) => {
    const opened = await open(c);
    return show(c, opened, step.first(c, opened.plan));
  });
  stepRoutes.post(`/:personId/plans/:planId/${step.path}`, async (c) => {
    const opened = await open(c);
    const form = await readForm(c);
    const taken = await step.take(c, opened, form);
    if (!taken.ok) return show(c, opened, form.values, taken.errors);
    const id = taken.planId ?? opened.plan.id;
    return seeOther(c, `/people/${opened.person.id}/plans/${id}`, taken.said);
  });
}
