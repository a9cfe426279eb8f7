import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';

type Props = PropsWithChildren<{
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  errors: FieldErrors;
  title: string;
  /** After the placement's address. */
  action: string;
  save: string;
  /** Under the heading: what this does, and what it does not. */
  lead?: Child;
  /** Hidden fields of the form. */
  carried?: Readonly<Record<string, string>>;
}>;

/** A page with one question about a placement: a heading, a sentence, some fields, one button. */
export function OneForm(props: Props) {
  const { context, person, placement, errors, title, action, save, lead, carried = {}, children } = props;
  const path = placementPath(person.id, placement.id);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title={title}>
      <Form csrf={context.csrf} action={`${path}${action}`} version={placement.version}>
        <ErrorSummary errors={errors} />
        {Object.entries(carried).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Section title={title}>
          {lead ? <p>{lead}</p> : null}
          {children}
        </Section>
        <SaveBar save={save} back={path} />
      </Form>
    </PlacementFrame>
  );
}
