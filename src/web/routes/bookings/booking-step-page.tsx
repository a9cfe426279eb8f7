import { formatDayNear } from '#domain/japanese-date.ts';
import type { BookingWeek, ShownBooking } from '#use-cases/bookings/read-booking-week.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { DayField } from '#web/routes/hosting/day-field.tsx';
import {
  PlacementFrame,
  placementPath,
  type PlacementPageProps,
} from '#web/routes/hosting/placement-frame.tsx';
import { Actions, Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { bookingTerm, StandingMark } from './booking-page.tsx';

type Props = PlacementPageProps & {
  booking: ShownBooking;
  week: BookingWeek;
  values: Values;
  errors: FieldErrors;
};

/** One half day of this person: use it, keep it held, give it back. */
export function BookingStepPage(props: Props) {
  const { context, placement, booking } = props;
  const path = `${placementPath(placement)}/booking`;
  const { standing } = booking;
  const hasBegun = booking.startsOn <= context.today;
  return (
    <PlacementFrame {...props} place="/booking" title={booking.title} under={{ label: '枠', href: path }}>
      <Section title={booking.title} aside={booking.hours}>
        <Facts
          caption={booking.title}
          facts={[
            { label: 'いま', value: <StandingMark booking={booking} today={context.today} /> },
            { label: '期間', value: bookingTerm(booking, context.today) },
            ...(booking.overrideReason === ''
              ? []
              : [{ label: '定員を超えて受けたわけ', value: booking.overrideReason }]),
            ...(booking.endedReason === '' ? [] : [{ label: '終わったわけ', value: booking.endedReason }]),
          ]}
        />
        {standing === 'lapsed' ? (
          <Notice kind="warn" title="仮押さえの期限がすぎました。">
            <span>　席はほかの人が使えます。要るときは、</span>
            <a href={path}>空きを見て、もう一度押さえます</a>。
          </Notice>
        ) : null}
      </Section>
      {standing === 'held' ? <UseForm {...props} path={path} /> : null}
      {standing === 'held' ? <ProlongForm {...props} path={path} /> : null}
      {standing === 'used' && hasBegun ? <ReturnForm {...props} path={path} /> : null}
      {standing === 'held' || standing === 'lapsed' || (standing === 'used' && !hasBegun) ? (
        <CancelForm {...props} path={path} />
      ) : null}
    </PlacementFrame>
  );
}

type StepProps = Props & { path: string };

/** The errors that belong to one of several forms on the page. */
function own(errors: FieldErrors, names: readonly string[]): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => names.includes(name)));
}

function UseForm({ context, booking, week, values, errors, path }: StepProps) {
  const short = week.choices.find(({ isOwn, title }) => isOwn && title === booking.title);
  const isOver = (short?.over ?? 0) > 0 && booking.overrideReason === '';
  return (
    <Section title="使いはじめる">
      {isOver ? (
        <Notice kind="warn" title="契約の方が来るので、席が足りません。">
          <span>　使うには、だれとどう決めたかを書きます。</span>
        </Notice>
      ) : (
        <p>{formatDayNear(booking.startsOn, context.today)}から使うことが決まったら、押します。</p>
      )}
      <Form csrf={context.csrf} action={`${path}/${booking.id}/use`} version={booking.version}>
        <ErrorSummary errors={own(errors, ['useReason'])} />
        {isOver ? (
          <TextField
            name="useReason"
            label="定員を超えて受けるわけ"
            required
            value={shown(values).text('useReason')}
            error={errors['useReason']}
          />
        ) : null}
        <div class="after-form">
          <Actions>
            <Button>使いはじめる</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function ProlongForm({ context, booking, values, errors, path }: StepProps) {
  return (
    <Section title="仮押さえをのばす">
      <Form csrf={context.csrf} action={`${path}/${booking.id}/prolong`} version={booking.version}>
        <ErrorSummary errors={own(errors, ['heldUntil'])} />
        <DayField
          name="heldUntil"
          label="新しい期限"
          required
          value={shown(values).text('heldUntil') || (booking.heldUntil ?? '')}
          today={context.today}
          error={errors['heldUntil']}
        />
        <div class="after-form">
          <Actions>
            <Button kind="second">期限をのばす</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function ReturnForm({ context, booking, values, errors, path }: StepProps) {
  const value = shown(values);
  return (
    <Section title="返す">
      <p>さいごの日の次の日から、空きになります。契約の方が先です。</p>
      <Form csrf={context.csrf} action={`${path}/${booking.id}/return`} version={booking.version}>
        <ErrorSummary errors={own(errors, ['lastDay'])} />
        <DayField
          name="lastDay"
          label="さいごの日"
          required
          value={value.text('lastDay') || context.today}
          today={context.today}
          error={errors['lastDay']}
        />
        <TextField name="returnReason" label="わけ" value={value.text('returnReason')} />
        <div class="after-form">
          <Actions>
            <Button>枠を返す</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function CancelForm({ context, booking, values, path }: StepProps) {
  return (
    <Section title="取り消す">
      <Form csrf={context.csrf} action={`${path}/${booking.id}/cancel`} version={booking.version}>
        <TextField name="cancelReason" label="わけ" value={shown(values).text('cancelReason')} />
        <div class="after-form">
          <Actions>
            <Button kind="second">取り消す</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
