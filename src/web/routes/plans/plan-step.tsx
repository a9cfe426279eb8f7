import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import type { Env } from '#web/context.ts';
import type { Form } from '#web/form.ts';
import { shown, type Values } from '#web/form-reader.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';

export type OpenedPlan = { person: PersonHead; plan: ShownPlan };

export type StepFields = { values: Values; errors: FieldErrors; today: string; plan: ShownPlan };

/** Where it leads, and the one sentence about what was done; or what must be put right. */
export type Taken = { ok: true; planId?: string; said: string } | { ok: false; errors: FieldErrors };

/** One step: its page, and what its form does. */
export type PlanStep = {
  path: string;
  title: (plan: ShownPlan) => string;
  lead: (plan: ShownPlan) => Child;
  save: (plan: ShownPlan) => string;
  may: (c: Context<Env>, plan: ShownPlan) => boolean;
  first: (c: Context<Env>, plan: ShownPlan) => Values;
  fields: (given: StepFields) => Child;
  take: (c: Context<Env>, opened: OpenedPlan, form: Form) => Promise<Taken>;
};

export function seenPlan(form: Form, plan: ShownPlan): { id: string; version: number } {
  return { id: plan.id, version: form.number('version') ?? 0 };
}

/** A day that the step cannot go without. */
export function dayField(name: string, label: string, given: StepFields) {
  return (
    <JapaneseDateField
      name={name}
      label={label}
      required
      value={shown(given.values).text(name)}
      today={given.today}
      error={given.errors[name]}
    />
  );
}
