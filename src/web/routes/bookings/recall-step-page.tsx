import { recallOutcomes } from '#domain/booking-recall.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { ShownBooking } from '#use-cases/bookings/read-booking-week.ts';
import type { StoredRecall } from '#use-cases/bookings/list-recalls.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { DayField } from '#web/routes/hosting/day-field.tsx';
import {
  PlacementFrame,
  placementPath,
  type PlacementPageProps,
} from '#web/routes/hosting/placement-frame.tsx';
import { Actions, Button } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { NoticeMark, recallWhy } from './recall-page.tsx';

type Props = PlacementPageProps & {
  recall: StoredRecall;
  /** Seats in use or held: what can be given back. */
  bookings: readonly ShownBooking[];
  values: Values;
  errors: FieldErrors;
};

/** What comes of a recall: which half days go back, and whether the participation goes on. */
export function RecallStepPage(props: Props) {
  const { context, placement, recall, bookings, values, errors } = props;
  const { today } = context;
  const value = shown(values);
  const path = `${placementPath(placement)}/recall`;
  const isReached = recall.effectiveOn <= today;
  const outcomes = choicesOf(recallOutcomes).filter(({ value: code }) => isReached || code === 'keep');
  return (
    <PlacementFrame
      {...props}
      place="/recall"
      title="どうするか決める"
      under={{ label: '返してほしい', href: path }}
    >
      <Columns slim side={<WithdrawForm {...props} path={path} />}>
        <Section title={`${formatDayNear(recall.effectiveOn, today)}までに返してほしい`}>
          <Facts
            caption="返してほしい"
            facts={[
              { label: '言われた日', value: [formatDayNear(recall.toldOn, today), recall.toldBy].join(gap) },
              { label: '予告', value: <NoticeMark recall={recall} /> },
              { label: 'わけ', value: recallWhy(recall) },
            ]}
          />
          {isReached ? null : (
            <Notice>
              いまは、返す枠を決められます。体験にもどす・終えるは、返す日（
              {formatDayNear(recall.effectiveOn, today)}）からにできます。
            </Notice>
          )}
          <Form csrf={context.csrf} action={`${path}/${recall.id}/settle`} version={recall.version}>
            <ErrorSummary errors={errors} />
            {bookings.length === 0 ? (
              <p>いま押さえている枠はありません。</p>
            ) : (
              <Checkboxes
                name="bookingIds"
                label="返す枠"
                hint="参加をつづけるときは、ひとつ以上選びます"
                unmarked
                choices={bookings.map((booking) => ({
                  value: booking.id,
                  label: [booking.title, booking.hours].filter((part) => part !== '').join(gap),
                }))}
                values={value.all('bookingIds')}
                error={errors['bookingIds']}
              />
            )}
            <DayField
              name="lastDay"
              label="枠のさいごの日"
              required
              value={value.text('lastDay')}
              today={today}
              error={errors['lastDay']}
            />
            <Radios
              name="outcome"
              label="参加はどうするか"
              required
              choices={outcomes}
              value={value.text('outcome')}
              error={errors['outcome']}
            />
            <TextField
              name="words"
              label="本人・受入先と話したこと"
              value={value.text('words')}
              error={errors['words']}
            />
            <SaveBar save="こう決めた" back={path} />
          </Form>
        </Section>
      </Columns>
    </PlacementFrame>
  );
}

function WithdrawForm({ context, recall, path }: Props & { path: string }) {
  return (
    <Section title="取り下げられたら">
      <p>やはり返さなくてよいと言われたとき。</p>
      <Form csrf={context.csrf} action={`${path}/${recall.id}/withdraw`} version={recall.version}>
        <div class="after-form">
          <Actions>
            <Button kind="second">取り下げられた</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
