import { supportCodes } from '#domain/condition-codes.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { clockMinutes } from '#domain/hours.ts';
import { clockText } from '#domain/hours-text.ts';
import { imaginedShape, type ImaginedResource } from '#domain/imagined-resource.ts';
import { isConcept } from '#use-cases/resources/name-concept.ts';
import type { Form } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';
import { readClockTime } from '#web/ui/clock-time.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';

/** So many things to do may be chosen in the form; a pattern has one. */
export const conceptFields = ['concept1', 'concept2', 'concept3'] as const;

/** What the form shows for an imagined place, and what an address carries of it. */
export function imaginedValues(imagined: ImaginedResource): Values {
  const number = (value: number | null) => (value === null ? [] : [String(value)]);
  const time = (minutes: number | null) => (minutes === null ? [] : [clockText(minutes)]);
  return {
    kind: [imagined.kind],
    ...Object.fromEntries(
      conceptFields.map((name, at) => {
        const concept = imagined.concepts[at];
        return [name, concept === undefined ? [] : [concept]];
      }),
    ),
    area: imagined.areaId === null ? [] : [imagined.areaId],
    days: imagined.days.map(String),
    timeFrom: time(imagined.from),
    timeUntil: time(imagined.until),
    ageMin: number(imagined.ageMin),
    ageMax: number(imagined.ageMax),
    group: number(imagined.group),
    supports: imagined.supports,
    demands: imagined.demands,
    noise: [String(imagined.noise)],
    feeYen: [String(imagined.feeYen)],
    sessionMinutes: [String(imagined.sessionMinutes)],
    places: number(imagined.places),
  };
}

/** The form in one line, for a link or for hidden fields. */
export function imaginedPairs(imagined: ImaginedResource): [string, string][] {
  return Object.entries(imaginedValues(imagined)).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
}

/** Whether somebody filled in the form at all. */
export function isImagined(form: Form): boolean {
  return form.text('kind') !== '';
}

/** The names of the form's fields where the shape calls them otherwise. */
const fieldOf: Readonly<Record<string, string>> = {
  concepts: 'concept1',
  areaId: 'area',
  from: 'time',
  until: 'time',
};

export function readImagined(
  form: Form,
): { ok: true; imagined: ImaginedResource } | { ok: false; errors: FieldErrors } {
  const wrongTimes: Record<string, string> = {};
  const minutes = (name: string): number | null => {
    const typed = form.text(name);
    if (typed.trim() === '') return null;
    const read = readClockTime(typed);
    if (read === undefined) wrongTimes['time'] = '時刻を、9:30のように書いてください';
    return read === undefined ? null : (clockMinutes(read) ?? null);
  };
  const from = minutes('timeFrom');
  const until = minutes('timeUntil');
  const chosen = conceptFields.map((name) => form.text(name)).filter(isConcept);
  const parsed = imaginedShape.safeParse({
    kind: form.text('kind'),
    concepts: [...new Set(chosen)],
    areaId: form.text('area') || null,
    days: form.all('days').map(Number),
    from,
    until,
    ageMin: form.number('ageMin') ?? null,
    ageMax: form.number('ageMax') ?? null,
    group: form.number('group') ?? null,
    supports: supportCodes.filter((code) => form.all('supports').includes(code)),
    demands: demandCodes.filter((code) => form.all('demands').includes(code)),
    noise: Number(form.text('noise') || 1),
    feeYen: form.number('feeYen') ?? 0,
    sessionMinutes: form.number('sessionMinutes') ?? 60,
    places: form.number('places') ?? null,
  });
  if (parsed.success && Object.keys(wrongTimes).length === 0) return { ok: true, imagined: parsed.data };
  const refused = parsed.success ? {} : fieldErrors(parsed.error);
  const errors = Object.fromEntries(
    Object.entries(refused).map(([name, message]) => [fieldOf[name] ?? name.split('.')[0], message]),
  );
  return { ok: false, errors: { ...errors, ...wrongTimes } };
}
