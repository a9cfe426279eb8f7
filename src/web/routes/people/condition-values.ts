import { conditionsShape, type Conditions } from '#domain/assessment.ts';
import { documentCodes, eligibilityCodes, exitCodes } from '#domain/condition-codes.ts';
import { demandCodes, demandGroups } from '#domain/demand-codes.ts';
import { hoursOfSlots, slotsWithin } from '#domain/hours.ts';
import type { Form } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';

export const noLimit = 'any';

function number(value: number | null | undefined): string[] {
  if (value === null) return [noLimit];
  return value === undefined ? [] : [String(value)];
}

function yesNo(value: boolean | undefined): string[] {
  return value === undefined ? [] : [value ? 'yes' : 'no'];
}

/** Conditions as the fields of the form show them. An absent field is 聞いていない, never a yes. */
export function conditionValues(conditions: Conditions): Values {
  const { reach } = conditions;
  const values: Record<string, readonly string[]> = {
    hours: slotsWithin(conditions.hours ?? []).map(String),
    sessionMaxMinutes: number(conditions.sessionMaxMinutes),
    timesPerWeekMax: number(conditions.timesPerWeekMax),
    means: reach.means,
    maxKm: number(reach.maxKm),
    maxMinutes: number(reach.maxMinutes),
    acceptsLift: yesNo(reach.acceptsLift),
    remoteOnly: reach.remoteOnly ? ['yes'] : [],
    groupMax: number(conditions.groupMax),
    contact: conditions.contact ?? [],
    supports: conditions.supports,
    feeMaxYen: number(conditions.feeMaxYen),
    noise: number(conditions.noise),
    steps: conditions.steps,
    ledBy: conditions.ledBy ?? [],
    exit: conditions.exit ? [conditions.exit] : [],
    needsNone: conditions.needsNone ? ['yes'] : [],
  };
  for (const code of demandCodes) values[`tol.${code}`] = number(conditions.tolerance[code]);
  for (const code of documentCodes) values[`doc.${code}`] = yesNo(conditions.documents[code]);
  for (const code of eligibilityCodes) values[`elig.${code}`] = yesNo(conditions.eligibility[code]);
  return values;
}

type Read = { ok: true; value: Conditions } | { ok: false; errors: Record<string, string> };

const answers: Record<string, boolean> = { yes: true, no: false };

/** Reads the fields. What the form does not show (the way from the door) stays as it is stored. */
export function readConditions(form: Form, stored: Conditions): Read {
  const errors: Record<string, string> = {};
  const count = (name: string, least: number, most: number, whole = true): number | undefined => {
    const typed = form.number(name);
    if (typed === undefined) return undefined;
    const isFit =
      Number.isFinite(typed) && typed >= least && typed <= most && (!whole || Number.isInteger(typed));
    if (!isFit) errors[name] = `${least}から${most}までの数字で書いてください`;
    return isFit ? typed : undefined;
  };
  const orNoLimit = (name: string, least: number, most: number) =>
    form.text(name) === noLimit ? null : count(name, least, most);
  const coded = <Value>(
    prefix: string,
    codes: readonly string[],
    read: (typed: string) => Value | undefined,
  ) =>
    Object.fromEntries(
      codes.flatMap((code) => {
        const value = read(form.text(`${prefix}.${code}`));
        return value === undefined ? [] : [[code, value]];
      }),
    );
  const level = (typed: string) => (/^[0-3]$/.test(typed) ? Number(typed) : undefined);
  const slots = form
    .all('hours')
    .map(Number)
    .filter((slot) => Number.isInteger(slot) && slot >= 0 && slot < 336);
  const contact = form.all('contact');
  const ledBy = form.all('ledBy');
  const candidate = {
    tolerance: { ...restOfTolerance(form), ...coded('tol', demandCodes, level) },
    documents: coded('doc', documentCodes, (typed) => answers[typed]),
    eligibility: coded('elig', eligibilityCodes, (typed) => answers[typed]),
    supports: form.all('supports'),
    steps: form.all('steps'),
    hours: readHours(slots, stored),
    sessionMaxMinutes: count('sessionMaxMinutes', 5, 1440),
    timesPerWeekMax: count('timesPerWeekMax', 1, 7),
    groupMax: orNoLimit('groupMax', 1, 1000),
    feeMaxYen: orNoLimit('feeMaxYen', 0, 1_000_000),
    noise: level(form.text('noise')),
    contact: contact.length > 0 ? contact : undefined,
    ledBy: ledBy.length > 0 ? ledBy : undefined,
    exit: exitCodes.find((code) => code === form.text('exit')),
    // Something that is needed says more than 「何も要らない」 ticked before.
    needsNone: form.isChecked('needsNone') && form.all('supports').length === 0 ? true : undefined,
    reach: {
      ...stored.reach,
      means: form.all('means'),
      maxKm: count('maxKm', 0, 500, false),
      maxMinutes: count('maxMinutes', 0, 600),
      acceptsLift: answers[form.text('acceptsLift')],
      remoteOnly: form.isChecked('remoteOnly') ? true : undefined,
    },
  };
  const parsed = conditionsShape.safeParse(withoutAbsent(candidate));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= '選びなおしてください';
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: parsed.data };
}

/** 「この組の残りは、気にならないと聞いた」 answers what is left empty of its group. */
function restOfTolerance(form: Form): Record<string, number> {
  const codes = demandGroups.flatMap((group, place) =>
    form.isChecked(`tolRest.${place}`) ? group.codes : [],
  );
  return Object.fromEntries(codes.map((code) => [code, 3]));
}

/** The grid shows whole half hours; a stored 7:30–8:15 stays as it is while nobody touches the grid. */
function readHours(slots: readonly number[], stored: Conditions) {
  const drawn = slotsWithin(stored.hours ?? []);
  const sorted = slots.toSorted((a, b) => a - b);
  if (sorted.join() === drawn.join()) return stored.hours;
  return sorted.length === 0 ? undefined : [...hoursOfSlots(sorted)];
}

function withoutAbsent(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutAbsent(inner)]));
}
