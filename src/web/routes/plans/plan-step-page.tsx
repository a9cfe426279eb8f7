import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';

type Props = PropsWithChildren<{
  context: PageContext;
  person: PersonHead;
  plan: Pick<ShownPlan, 'id' | 'edition' | 'version'>;
  title: string;
  lead: Child;
  save: string;
  errors: FieldErrors;
}>;

/** One small form about a plan. */
export function PlanStepPage({ context, person, plan, title, lead, save, errors, children }: Props) {
  return (
    <PersonFrame context={context} person={person} tab="/plans" title={title}>
      <Section title={title} aside={`プラン 第${plan.edition}回`}>
        <p>{lead}</p>
        <Form csrf={context.csrf} version={plan.version}>
          <ErrorSummary errors={errors} />
          {children}
          <SaveBar save={save} back={`/people/${person.id}/plans/${plan.id}`} />
        </Form>
      </Section>
    </PersonFrame>
  );
}
