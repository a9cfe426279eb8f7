import { followUpSides, type FollowUpSide } from '#domain/follow-up.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { PlacementHead } from '#use-cases/follow-up/placement-head.ts';
import type { Contact } from '#use-cases/follow-up/read-follow-up.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: PlacementHead;
  side: FollowUpSide;
  contact: Contact;
  typed: string;
  errors: FieldErrors;
};

/** Lets one planned contact go. Not a failure; but why stays in the course. */
export function SkipPage({ context, person, placement, side, contact, typed, errors }: Props) {
  const path = `${placementPath(placement)}/follow-up`;
  const title = `${followUpSides[side]}への今回の連絡を見送る`;
  return (
    <PlacementFrame context={context} person={person} placement={placement} page="/follow-up" title={title}>
      <Section
        title={title}
        aside={`予定は${formatDayNear(contact.dueOn, context.today, { weekday: true })}`}
      >
        <p>次の予定は、いまの間隔でつくります。間隔はかわりません。</p>
        <Form csrf={context.csrf} action={`${path}/skip`} version={contact.version}>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="side" value={side} />
          <input type="hidden" name="contactId" value={contact.id} />
          <TextField
            name="reason"
            label="見送るわけ"
            required
            hint="例　入院の検査と重なった"
            value={typed}
            error={errors['reason']}
          />
          <SaveBar save="見送る" back={path} />
        </Form>
      </Section>
    </PlacementFrame>
  );
}
