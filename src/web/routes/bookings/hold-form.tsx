import { defaultHold } from '#domain/booking.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import type { BookingWeek } from '#use-cases/bookings/read-booking-week.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { DayField } from '#web/routes/hosting/day-field.tsx';
import { placementPath, type PlacementPageProps } from '#web/routes/hosting/placement-frame.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Halves } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SlotPicker } from './slot-picker.tsx';

type Props = PlacementPageProps & { week: BookingWeek; values: Values; errors: FieldErrors };

/** Holds half days. The term stands before the week, because what is left depends on it. */
export function HoldForm({ context, placement, week, values, errors }: Props) {
  const { today } = context;
  const value = shown(values);
  const resource = `/town/resources/${placement.resourceId}`;
  if (isPlacementOver(placement.state)) {
    return (
      <Section title="枠を押さえる">
        <p>この参加は終わっているので、枠は押さえられません。</p>
      </Section>
    );
  }
  if (!week.isOpen || week.choices.length === 0) {
    return (
      <Section title="枠を押さえる">
        <EmptyState
          words={
            week.isOpen
              ? 'この資源には、曜日と時間の決まった空きが書かれていません。'
              : 'この資源は休止しているので、枠は押さえられません。'
          }
          action={{ href: week.isOpen ? `${resource}/edit` : resource, label: '資源を見る' }}
        />
      </Section>
    );
  }
  const hasReason = value.text('overrideReason') !== '' || errors['overrideReason'] !== undefined;
  return (
    <Section title="枠を押さえる">
      <p class="soft">まず仮に押さえ、決まったら「使いはじめる」にします。</p>
      <Form csrf={context.csrf} action={`${placementPath(placement)}/booking`}>
        <ErrorSummary errors={errors} />
        <Halves>
          <DayField
            name="startsOn"
            label="はじめの日"
            required
            value={value.text('startsOn') || today}
            today={today}
            error={errors['startsOn']}
          />
          <DayField
            name="endsOn"
            label="おわりの日"
            hint="決まっていなければ空けておきます"
            value={value.text('endsOn')}
            today={today}
            error={errors['endsOn']}
          />
        </Halves>
        <p class="after-form">
          <Button kind="second" name="do" value="look">
            この期間の空きを見る
          </Button>
        </p>
        <SlotPicker choices={week.choices} picked={value.all('slots')} error={errors['slots']} />
        <DayField
          name="heldUntil"
          label="仮押さえの期限"
          hint="すぎると、ほかの人が使えるようになります"
          required
          value={value.text('heldUntil') || defaultHold(today)}
          today={today}
          error={errors['heldUntil']}
        />
        <details class="reasons" open={hasReason}>
          <summary>空きのない半日、人数を聞いていない半日を押さえるとき</summary>
          <TextField
            name="overrideReason"
            label="わけ"
            hint="だれと、どう決めたか。書いたわけは残ります"
            unmarked
            value={value.text('overrideReason')}
            error={errors['overrideReason']}
          />
        </details>
        <div class="after-form">
          <Actions>
            <Button name="do" value="hold">
              選んだ枠を仮に押さえる
            </Button>
            <LinkButton href={placementPath(placement)} kind="plain">
              やめてもどる
            </LinkButton>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
