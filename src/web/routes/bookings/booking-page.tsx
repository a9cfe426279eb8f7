import { bookingStandings, isAlive } from '#domain/booking.ts';
import { halfLabels } from '#domain/formal-capacity.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { closureTerm, closureText } from '#domain/resource-closure.ts';
import type { BookingWeek, ShownBooking } from '#use-cases/bookings/read-booking-week.ts';
import type { Values } from '#web/form-reader.ts';
import {
  PlacementFrame,
  placementPath,
  type PlacementPageProps,
} from '#web/routes/hosting/placement-frame.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { HoldForm } from './hold-form.tsx';

type Props = PlacementPageProps & { week: BookingWeek; values: Values; errors: FieldErrors };

export function bookingTerm({ startsOn, endsOn }: ShownBooking, today: string): string {
  const until = endsOn === null ? '' : `${formatDayNear(endsOn, today)}まで`;
  return `${formatDayNear(startsOn, today)}から${until}`;
}

export function StandingMark({ booking, today }: { booking: ShownBooking; today: string }) {
  const { standing, heldUntil } = booking;
  const label = bookingStandings[standing];
  if (standing === 'held') {
    return (
      <>
        <span class="is-held">{label}</span>
        {heldUntil === null ? null : `　${formatDayNear(heldUntil, today)}まで`}
      </>
    );
  }
  if (standing === 'lapsed') return <Tag kind="warn">{label}</Tag>;
  return isAlive(standing) ? <b>{label}</b> : <span class="soft">{label}</span>;
}

/** 枠: the half days that this person has, and the week of the resource with what is left. */
export function BookingPage(props: Props) {
  const { context, placement, week } = props;
  const path = `${placementPath(placement)}/booking`;
  return (
    <PlacementFrame {...props} place="/booking" title="枠">
      <Columns slim side={<Side {...props} />}>
        <Section
          title="この人の枠"
          aside={week.bookings.length > 0 ? `${week.bookings.length}件` : undefined}
        >
          <Table
            caption="この人の枠"
            rows={week.bookings}
            empty="まだ押さえていません。下の週から選びます。"
            columns={[
              {
                label: '曜日・半日',
                shortLabel: '曜日',
                kind: 'head',
                cell: (booking) => (
                  <a href={`${path}/${booking.id}`}>
                    {booking.title}
                    {booking.hours === '' ? '' : `${gap}${booking.hours}`}
                  </a>
                ),
              },
              { label: 'いま', cell: (booking) => <StandingMark booking={booking} today={context.today} /> },
              {
                label: '期間',
                cell: (booking) => (
                  <>
                    {bookingTerm(booking, context.today)}
                    <Remarks booking={booking} />
                  </>
                ),
              },
            ]}
          />
        </Section>
        <HoldForm {...props} />
      </Columns>
    </PlacementFrame>
  );
}

function Remarks({ booking }: { booking: ShownBooking }) {
  const { isOrphan, overrideReason, endedReason } = booking;
  return (
    <>
      {isOrphan ? <Tag kind="warn">この時間は、資源から消えています</Tag> : null}
      {overrideReason === '' ? null : <span class="soft line-of">定員を超えて：{overrideReason}</span>}
      {endedReason === '' ? null : <span class="soft line-of">{endedReason}</span>}
    </>
  );
}

function Side({ context, placement, week }: Props) {
  return (
    <>
      {week.coming.length === 0 ? null : (
        <Section title="これから2週間">
          <ul class="plain-list days">
            {week.coming.map(({ day, half, state, why }) => (
              <li>
                {`${formatDayNear(day, context.today, { weekday: true })} ${halfLabels[half]}`}
                {state === 'open' ? null : (
                  <span class="soft">
                    {gap}
                    {state === 'closed' ? `休み　${why}` : `？ ${why}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="これからの休み">
        {week.closures.length === 0 ? (
          <p class="empty">書かれた休みはありません。</p>
        ) : (
          <ul class="plain-list">
            {week.closures.map((closure) => (
              <li>
                {closureTerm(closure, context.today)}
                <span class="soft line-of">{closureText(closure)}</span>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={`/town/resources/${placement.resourceId}/closures`}>休みを書く</a>
        </p>
      </Section>
      <Section title="空きの数え方">
        <p>
          {week.isFormal
            ? '空き＝定員−契約の利用者−内定・待機−予備−参加支援−押さえた枠。契約の方が先です。'
            : '空き＝資源に書いた人数−押さえた枠。'}
          期間のうち、いちばん多い日で数えます。
        </p>
        <p>
          <a href={`/town/resources/${placement.resourceId}`}>{week.resourceName}</a>
        </p>
        {week.irregular.length === 0 ? null : (
          <EmptyState
            words={`「${week.irregular.join('、')}」は日が決まらないので、枠にできません。日がわかったら、資源に曜日か日付を書くと、枠になります。`}
            action={{ href: `/town/resources/${placement.resourceId}/edit`, label: '曜日か日付を書く' }}
          />
        )}
      </Section>
    </>
  );
}
