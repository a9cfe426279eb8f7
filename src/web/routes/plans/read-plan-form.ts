import { planContentShape, type PlanContent } from '#domain/plan.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import type { Form } from '#web/form.ts';
import { settled, type Read } from '#web/settled.ts';
import { postedRows, rowDays, type TypedRow } from '#web/typed-rows.ts';
import { goalRows, lineRows } from './plan-rows.ts';

export type TypedPlan = { values: Values; goals: TypedRow[]; lines: TypedRow[] };

export function postedPlan(form: Form): TypedPlan {
  return { values: form.values, goals: postedRows(form, goalRows), lines: postedRows(form, lineRows) };
}

/** The plain fields of a stored plan, as a form shows them. */
export function planValues(content: PlanContent, reviewOn: string | null): Values {
  const { participation, goals: _goals, lines: _lines, v: _v, ...rest } = content;
  const fields = Object.entries(participation).map(([name, value]) => [
    `participation.${name}`,
    [value ?? ''],
  ]);
  const plain = Object.entries(rest).map(([name, value]) => [name, [value]]);
  return { ...Object.fromEntries(plain), ...Object.fromEntries(fields), reviewOn: [reviewOn ?? ''] };
}

/** A goal that was taken away leaves no line behind that points at it. */
function goalOf(id: string | undefined, goals: readonly TypedRow[]): string | null {
  return goals.some((goal) => goal.id === id) ? (id ?? null) : null;
}

export function readPlanForm(
  form: Form,
  typed: TypedPlan,
  today: string,
): Read<{ content: PlanContent; reviewOn: string | null }> {
  const reader = formReader(form, today);
  const part = (name: string) => form.text(`participation.${name}`);
  const until = rowDays(typed.goals, 'goals', 'until', today);
  const from = rowDays(typed.lines, 'lines', 'from', today);
  const to = rowDays(typed.lines, 'lines', 'to', today);
  Object.assign(reader.errors, until.errors, from.errors, to.errors);
  for (const [place, start] of from.days.entries()) {
    const end = to.days[place] ?? null;
    if (start !== null && end !== null && end < start) {
      reader.errors[`lines.${place}.to`] = '期間のおわりが、はじめより前になっています';
    }
  }
  const reviewOn = reader.day('reviewOn');
  const parsed = planContentShape.safeParse({
    v: 1,
    wishedLife: form.text('wishedLife'),
    longGoal: form.text('longGoal'),
    goals: typed.goals.map((goal, place) => ({ ...goal, until: until.days[place] ?? null })),
    lines: typed.lines.map((line, place) => ({
      ...line,
      goalId: goalOf(line['goalId'], typed.goals),
      from: from.days[place] ?? null,
      to: to.days[place] ?? null,
    })),
    participation: {
      places: part('places'),
      role: part('role'),
      step: part('step'),
      frequency: part('frequency'),
      startsOn: reader.day('participation.startsOn'),
      escort: part('escort'),
      care: part('care'),
      askedOfHost: part('askedOfHost'),
      insurance: part('insurance'),
      money: part('money'),
      stopRule: part('stopRule'),
      emergency: part('emergency'),
    },
    sharedWith: form.text('sharedWith'),
    monitoring: form.text('monitoring'),
    nextMeeting: form.text('nextMeeting'),
  });
  const read = settled(reader, parsed);
  return read.ok ? { ok: true, value: { content: read.value, reviewOn } } : read;
}
