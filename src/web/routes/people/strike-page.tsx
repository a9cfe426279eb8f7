import type { Child } from 'hono/jsx';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  tab: '' | '/notes' | '/assessment';
  action: string;
  back: string;
  /** What would be struck, as it stands. */
  words: Child;
  errors?: FieldErrors;
};

/** Striking through: the words stay readable, the reason stands beside them (invariant 9). */
export function StrikePage({ context, person, tab, action, back, words, errors = {} }: Props) {
  return (
    <PersonFrame context={context} person={person} tab={tab} title="消し線をひく">
      <Section title="消し線をひく">
        <blockquote class="note as-typed">{words}</blockquote>
        <p>文は消えません。線をひいて、理由をそばに残します。</p>
        <Form csrf={context.csrf} action={action}>
          <ErrorSummary errors={errors} />
          <TextField
            name="reason"
            label="理由"
            required
            hint="別の人の記録だった、聞きちがえていた、など"
            error={errors['reason']}
          />
          <div class="after-form">
            <Actions>
              <Button kind="stop">消し線をひく</Button>
              <LinkButton href={back} kind="plain">
                やめて、もどる
              </LinkButton>
            </Actions>
          </div>
        </Form>
      </Section>
    </PersonFrame>
  );
}
