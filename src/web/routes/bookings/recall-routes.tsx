import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { earliestRecall, recallOutcomes, recallShape, type RecallOutcome } from '#domain/booking-recall.ts';
import { isAlive } from '#domain/booking.ts';
import { Refusal } from '#domain/refusal.ts';
import { listRecalls } from '#use-cases/bookings/list-recalls.ts';
import { readBookingWeek } from '#use-cases/bookings/read-booking-week.ts';
import { recordRecall } from '#use-cases/bookings/record-recall.ts';
import { settleRecall } from '#use-cases/bookings/settle-recall.ts';
import { withdrawRecall } from '#use-cases/bookings/withdraw-recall.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { placementPath } from '#web/routes/hosting/placement-frame.tsx';
import { placementOf, statusOf } from '#web/routes/hosting/placement-of.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { RecallPage } from './recall-page.tsx';
import { RecallStepPage } from './recall-step-page.tsx';

/** Mounted under /people/:personId/placements/:placementId/recall. */
export const recallRoutes = new Hono<Env>();

async function show(
  c: Context<Env>,
  values: Values | undefined,
  errors: FieldErrors = {},
): Promise<Response> {
  const page = await placementOf(c);
  const { today, session } = c.var;
  const found = await listRecalls(session.worker, page.person.id, page.placement.id);
  const first = {
    recallId: [uuidv7()],
    toldOn: [today],
    effectiveOn: [earliestRecall(today, found.noticeDays)],
    toldBy: [page.placement.hostPerson],
    manner: ['phone'],
  };
  return c.html(
    <RecallPage context={pageContext(c)} {...page} {...found} values={values ?? first} errors={errors} />,
    statusOf(errors),
  );
}

recallRoutes.get('/', (c) => show(c, undefined));

recallRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const recall = settled(
    reader,
    recallShape.safeParse({
      toldOn: reader.pastDay('toldOn') ?? '',
      toldBy: form.text('toldBy'),
      manner: form.text('manner'),
      reasonCode: form.text('reasonCode'),
      reasonWords: form.text('reasonWords'),
      effectiveOn: reader.day('effectiveOn') ?? '',
    }),
  );
  if (!recall.ok) return show(c, form.values, recall.errors);
  const { person, placement } = await placementOf(c);
  const id = sentId(form.text('recallId'));
  await recordRecall(c.var.session.worker, person.id, placement.id, id, recall.value);
  return seeOther(c, `${placementPath(placement)}/recall`, '「返してほしい」を書きました。');
});

async function open(c: Context<Env>) {
  const page = await placementOf(c);
  const { today, session } = c.var;
  const { recalls } = await listRecalls(session.worker, page.person.id, page.placement.id);
  const recallId = pathId(c, 'recallId');
  const recall = recalls.find(({ id }) => id === recallId);
  if (!recall) throw new Refusal('not-found');
  if (recall.settledOn !== null || recall.withdrawnAt !== null) throw new Refusal('already-done');
  const term = { startsOn: today, endsOn: null };
  const week = await readBookingWeek(session.worker, page.person.id, page.placement.id, term, today);
  return { ...page, recall, bookings: week.bookings.filter(({ standing }) => isAlive(standing)) };
}

type Opened = Awaited<ReturnType<typeof open>>;

function showStep(c: Context<Env>, page: Opened, values: Values | undefined, errors: FieldErrors = {}) {
  const first = {
    // Which half days go back is for somebody to say, as soon as there is a choice.
    bookingIds: page.bookings.length === 1 ? page.bookings.map(({ id }) => id) : [],
    lastDay: [page.recall.effectiveOn],
    outcome: page.recall.effectiveOn <= c.var.today ? [] : ['keep'],
  };
  return c.html(
    <RecallStepPage context={pageContext(c)} {...page} values={values ?? first} errors={errors} />,
    statusOf(errors),
  );
}

function seenOf(c: Context<Env>, form: Form) {
  return {
    personId: pathId(c, 'personId'),
    placementId: pathId(c, 'placementId'),
    recallId: pathId(c, 'recallId'),
    version: form.number('version') ?? 0,
  };
}

recallRoutes.get('/:recallId', async (c) => showStep(c, await open(c), undefined));

recallRoutes.post('/:recallId/settle', async (c) => {
  const page = await open(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const lastDay = reader.day('lastDay');
  const outcome = form.text('outcome');
  const errors: Record<string, string> = { ...reader.errors };
  if (lastDay === null) errors['lastDay'] ??= '枠のさいごの日を書いてください';
  if (!Object.hasOwn(recallOutcomes, outcome)) errors['outcome'] = '参加はどうするかを選んでください';
  else if (outcome !== 'keep' && page.recall.effectiveOn > c.var.today) {
    errors['outcome'] = '体験にもどす・終えるは、返す日からにできます。いまは返す枠だけを決めてください';
  }
  const own = new Set(page.bookings.map(({ id }) => id));
  const bookingIds = form.all('bookingIds').filter((id) => own.has(id));
  if (outcome === 'keep' && own.size > 0 && bookingIds.length === 0) {
    errors['bookingIds'] = '返す枠を、ひとつ以上選んでください';
  }
  if (lastDay === null || Object.keys(errors).length > 0) return showStep(c, page, form.values, errors);
  await settleRecall(
    c.var.session.worker,
    seenOf(c, form),
    {
      outcome: outcome as RecallOutcome,
      lastDay,
      bookingIds,
      words: form.text('words').slice(0, 500),
    },
    c.var.today,
  );
  return seeOther(c, `${placementPath(page.placement)}/recall`, '決めたことを書きました。');
});

recallRoutes.post('/:recallId/withdraw', async (c) => {
  const form = await readForm(c);
  await withdrawRecall(c.var.session.worker, seenOf(c, form));
  const placement = { personId: pathId(c, 'personId'), id: pathId(c, 'placementId') };
  return seeOther(c, `${placementPath(placement)}/recall`, '取り下げを書きました。');
});
