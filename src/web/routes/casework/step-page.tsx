import type { Child, PropsWithChildren } from 'hono/jsx';
import type { ShownCase } from '#use-cases/casework/read-course.ts';
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
  /** The case that the form is about, with the version it was filled from. */
  held?: Pick<ShownCase, 'id' | 'version'> | undefined;
  title: string;
  lead?: Child;
  save: string;
  errors: FieldErrors;
}>;

/** One small form about a case, behind the page 段階. */
export function StepPage({ context, person, held, title, lead, save, errors, children }: Props) {
  return (
    <PersonFrame context={context} person={person} tab="" title={title}>
      <Section title={title}>
        {lead ? <p>{lead}</p> : null}
        <Form csrf={context.csrf} {...(held ? { version: held.version } : {})}>
          <ErrorSummary errors={errors} />
          {held ? <input type="hidden" name="caseId" value={held.id} /> : null}
          {children}
          <SaveBar save={save} back={`/people/${person.id}/case`} />
        </Form>
      </Section>
    </PersonFrame>
  );
}
