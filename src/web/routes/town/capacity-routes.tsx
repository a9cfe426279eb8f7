import { Hono, type Context } from 'hono';
import * as z from 'zod';
import {
  fieldOf,
  halfLabels,
  placeCountLabels,
  placeCounts,
  weekdayLabels,
  weekFaults,
  wholeWeek,
  type HalfDay,
} from '#domain/formal-capacity.ts';
import { Refusal } from '#domain/refusal.ts';
import { listOverfull } from '#use-cases/bookings/list-overfull.ts';
import { readFormalCapacity, type CapacityRecord } from '#use-cases/capacity/read-formal-capacity.ts';
import { recordFormalCapacity } from '#use-cases/capacity/record-formal-capacity.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { CapacityPage } from './capacity-page.tsx';
import { seenVersions } from './conflict-answer.ts';
import { ConflictPage } from './conflict-page.tsx';

/** Mounted under /town/resources/:id/capacity. */
export const capacityRoutes = new Hono<Env>();

async function capacityOf(c: Context<Env>): Promise<CapacityRecord> {
  const id = c.req.param('id') ?? '';
  const found = z.uuid().safeParse(id).success
    ? await readFormalCapacity(c.var.session.worker, id, c.var.today)
    : undefined;
  if (!found) throw new Refusal('not-found');
  return found;
}

/** What was typed; an empty cell is nobody, a word is no number and will be told so. */
function typedWeek(form: Form): HalfDay[] {
  return wholeWeek([]).map((day) => {
    const typed: HalfDay = { ...day, overrideReason: form.text(fieldOf(day, 'overrideReason')) };
    for (const part of placeCounts) typed[part] = form.number(fieldOf(day, part)) ?? 0;
    return typed;
  });
}

/** 月曜 午前 参加支援, by the names of the form's fields. */
function weekLabels(): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const day of wholeWeek([])) {
    const name = `${weekdayLabels[day.weekday - 1] ?? ''}曜 ${halfLabels[day.half]}`;
    for (const part of placeCounts) labels[fieldOf(day, part)] = `${name} ${placeCountLabels[part]}`;
    labels[fieldOf(day, 'overrideReason')] = `${name} 定員をこえて受ける理由`;
  }
  return labels;
}

capacityRoutes.get('/', async (c) => {
  const capacity = await capacityOf(c);
  const overfull = await listOverfull(c.var.session.worker, capacity.id, c.var.today);
  return c.html(<CapacityPage context={pageContext(c)} capacity={capacity} overfull={overfull} />);
});

capacityRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const capacity = await capacityOf(c);
  const days = typedWeek(form);
  const faults = weekFaults(days, capacity.kind === 'room');
  const overfull = await listOverfull(c.var.session.worker, capacity.id, c.var.today);
  const again = (errors: Record<string, string>) => {
    const page = { context: pageContext(c), capacity, overfull, typed: form, errors };
    return c.html(<CapacityPage {...page} />, 422);
  };
  if (Object.keys(faults).length > 0) return again(faults);
  const { seen, kept } = seenVersions(form);
  const saved = await recordFormalCapacity(c.var.session.worker, capacity.id, seen, days, kept, c.var.today);
  if (saved.ok) return seeOther(c, `/town/resources/${capacity.id}/capacity`, '定員の数をなおしました。');
  if ('faults' in saved) return again(saved.faults);
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: 'まち', href: '/town' },
        { label: capacity.name, href: `/town/resources/${capacity.id}` },
      ]}
      clash={saved.clash}
      form={form}
      labels={weekLabels()}
    />,
    409,
  );
});
