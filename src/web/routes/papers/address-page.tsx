import { paperKinds, type PaperKind } from '#documents/papers.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { ReasonForm } from '#web/routes/people/reason-form.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { paperPath } from './asked-paper.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  kind: PaperKind;
  of: string | undefined;
  errors?: FieldErrors;
  typed?: string;
};

/** The lock before an address under 支援措置 goes on paper. The PDF answers the post: nothing of it has an address. */
export function AddressPage({ context, person, kind, of, errors, typed }: Props) {
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/papers"
      title={`住所を印字する　${paperKinds[kind].title}`}
    >
      <Section title="理由を書いて印字する">
        <p>
          この人の住所は、支援措置で守られています。印字できるのは、決められた人が理由を書いたときだけです。紙は、用がすんだらすぐに回収してください。
        </p>
        <ReasonForm
          context={context}
          action={paperPath(person.id, kind, of, '.pdf')}
          back={`/people/${person.id}/papers`}
          label="印字する理由"
          button="住所を印字したPDFをひらく"
          errors={errors}
          typed={typed}
        />
      </Section>
    </PersonFrame>
  );
}
