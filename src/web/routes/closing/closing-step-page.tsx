import type { Child, PropsWithChildren } from 'hono/jsx';
import type { ShownClosure } from '#use-cases/closing/read-closures.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
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
  closure: Pick<ShownClosure, 'caseNumber' | 'version'>;
  title: string;
  lead: Child;
  save: string;
  errors: FieldErrors;
}>;

/** One small form about a case that has ended. */
export function ClosingStepPage({ context, person, closure, title, lead, save, errors, children }: Props) {
  return (
    <PersonFrame context={context} person={person} tab="" title={title}>
      <Section title={title} aside={closure.caseNumber}>
        {lead ? <p>{lead}</p> : null}
        <Form csrf={context.csrf} version={closure.version}>
          <ErrorSummary errors={errors} />
          {children}
          <SaveBar save={save} back={`/people/${person.id}/closure`} />
        </Form>
      </Section>
    </PersonFrame>
  );
}
