import { Hono, type Context } from 'hono';
import { defaultHold, holdFault, holdShape, type HoldDraft } from '#domain/booking.ts';
import { Refusal } from '#domain/refusal.ts';
import { cancelBooking } from '#use-cases/bookings/cancel-booking.ts';
import { holdSeats } from '#use-cases/bookings/hold-seats.ts';
import { prolongHold } from '#use-cases/bookings/prolong-hold.ts';
import { readBookingWeek, type BookingWeek } from '#use-cases/bookings/read-booking-week.ts';
import { returnBooking } from '#use-cases/bookings/return-booking.ts';
import { useBooking } from '#use-cases/bookings/use-booking.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { placementPath } from '#web/routes/hosting/placement-frame.tsx';
import { placementOf, statusOf, type PlacementPage } from '#web/routes/hosting/placement-of.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { BookingPage } from './booking-page.tsx';
import { BookingStepPage } from './booking-step-page.tsx';
import { leftText } from './slot-picker.tsx';

/** Mounted under /people/:personId/placements/:placementId/booking. */
export const bookingRoutes = new Hono<Env>();

type Opened = PlacementPage & { week: BookingWeek };

async function open(c: Context<Env>, term?: { startsOn: string; endsOn: string | null }): Promise<Opened> {
  const page = await placementOf(c);
  const { today, session } = c.var;
  const asked = term ?? { startsOn: today, endsOn: null };
  const week = await readBookingWeek(session.worker, page.person.id, page.placement.id, asked, today);
  return { ...page, week };
}

function show(c: Context<Env>, page: Opened, values: Values, errors: FieldErrors = {}, status?: 422) {
  return c.html(
    <BookingPage context={pageContext(c)} {...page} values={values} errors={errors} />,
    status ?? statusOf(errors),
  );
}

function readHold(reader: FormReader) {
  const { form, today } = reader;
  const heldUntil = reader.day('heldUntil') ?? defaultHold(today);
  const fault = holdFault(heldUntil, today);
  if (fault !== undefined) reader.errors['heldUntil'] ??= fault;
  return settled(
    reader,
    holdShape.safeParse({
      slots: form.all('slots').flatMap((value) => value.split(' ')),
      startsOn: reader.day('startsOn') ?? '',
      endsOn: reader.day('endsOn'),
      heldUntil,
      overrideReason: form.text('overrideReason'),
    }),
  );
}

/** Half days that are full, or whose number nobody asked, need a reason; the 20 % of a home no reason lifts. */
function fullSlots(week: BookingWeek, hold: HoldDraft): FieldErrors {
  const picked = week.choices.filter(({ ids }) => ids.some((id) => hold.slots.includes(id)));
  const named = (choice: (typeof picked)[number]) => `${choice.title}は${leftText(choice)}`;
  const never = picked.find((choice) => choice.never !== undefined);
  if (never) return { slots: `${named(never)}。どんな理由でも超えられません` };
  const full = picked.filter(({ left }) => left === null || left === 0);
  if (full.length === 0 || hold.overrideReason.trim() !== '') return {};
  return {
    slots: `${full.map(named).join('、')}。ほかを選ぶか、下にわけを書いてください`,
    overrideReason: '空きのない半日を押さえるわけを書いてください',
  };
}

bookingRoutes.get('/', async (c) => show(c, await open(c), {}));

bookingRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const hold = readHold(reader);
  const startsOn = formReader(form, c.var.today).day('startsOn') ?? c.var.today;
  const endsOn = formReader(form, c.var.today).day('endsOn');
  const term = { startsOn, endsOn: endsOn !== null && endsOn < startsOn ? null : endsOn };
  const page = await open(c, term);
  if (form.text('do') === 'look') {
    const { startsOn: first, endsOn: last } = reader.errors;
    const errors = { ...(first ? { startsOn: first } : {}), ...(last ? { endsOn: last } : {}) };
    // 422: a form that was sent and shows itself again. Nothing was saved.
    return show(c, page, form.values, errors, 422);
  }
  if (!hold.ok) return show(c, page, form.values, hold.errors);
  const faults = fullSlots(page.week, hold.value);
  if (Object.keys(faults).length > 0) return show(c, page, form.values, faults);
  const { person, placement } = page;
  await holdSeats(c.var.session.worker, person.id, placement.id, hold.value, c.var.today);
  return seeOther(c, `${placementPath(placement)}/booking`, '枠を仮に押さえました。');
});

async function showStep(c: Context<Env>, values: Values = {}, errors: FieldErrors = {}): Promise<Response> {
  const page = await open(c);
  const bookingId = pathId(c, 'bookingId');
  const booking = page.week.bookings.find(({ id }) => id === bookingId);
  if (!booking) throw new Refusal('not-found');
  return c.html(
    <BookingStepPage context={pageContext(c)} {...page} booking={booking} values={values} errors={errors} />,
    statusOf(errors),
  );
}

function seenOf(c: Context<Env>, form: Form) {
  return {
    personId: pathId(c, 'personId'),
    bookingId: pathId(c, 'bookingId'),
    version: form.number('version') ?? 0,
  };
}

function done(c: Context<Env>, notice: string): Response {
  const placement = { personId: pathId(c, 'personId'), id: pathId(c, 'placementId') };
  return seeOther(c, `${placementPath(placement)}/booking`, notice);
}

bookingRoutes.get('/:bookingId', (c) => showStep(c));

bookingRoutes.post('/:bookingId/use', async (c) => {
  const form = await readForm(c);
  const reason = form.text('useReason').slice(0, 500);
  if (form.values['useReason'] !== undefined && reason.trim() === '') {
    return showStep(c, form.values, { useReason: '定員を超えて受けるわけを書いてください' });
  }
  await useBooking(c.var.session.worker, seenOf(c, form), reason, c.var.today);
  return done(c, '使いはじめました。');
});

bookingRoutes.post('/:bookingId/prolong', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const heldUntil = reader.day('heldUntil');
  const fault =
    heldUntil === null
      ? (reader.errors['heldUntil'] ?? '新しい期限を書いてください')
      : holdFault(heldUntil, c.var.today);
  if (heldUntil === null || fault !== undefined) {
    return showStep(c, form.values, { heldUntil: fault ?? '新しい期限を書いてください' });
  }
  await prolongHold(c.var.session.worker, seenOf(c, form), heldUntil, c.var.today);
  return done(c, '仮押さえをのばしました。');
});

bookingRoutes.post('/:bookingId/return', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const day = reader.day('lastDay');
  if (day === null) {
    return showStep(c, form.values, { lastDay: reader.errors['lastDay'] ?? 'さいごの日を書いてください' });
  }
  const last = { day, reason: form.text('returnReason').slice(0, 500) };
  await returnBooking(c.var.session.worker, seenOf(c, form), last, c.var.today);
  return done(c, '枠を返しました。');
});

bookingRoutes.post('/:bookingId/cancel', async (c) => {
  const form = await readForm(c);
  const reason = form.text('cancelReason').slice(0, 500);
  await cancelBooking(c.var.session.worker, seenOf(c, form), reason, c.var.today);
  return done(c, '枠を取り消しました。');
});
