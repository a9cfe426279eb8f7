import { isEmptyWindow, readWindow } from '#domain/typed-window.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import { slotsWithin } from '#domain/hours.ts';
import type { ResourceConditions } from '#domain/resource-conditions.ts';
import { formOf, type Form } from '#web/form.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { conditionValues, readConditions } from '#web/routes/town/condition-form.ts';
import { emptyDraft, fieldsOf, postedDraft, type ResourceDraft } from '#web/routes/town/resource-form.ts';

const lines = (said: readonly { text: string }[]): string => said.map(({ text }) => text).join('\n');

/** Stored conditions as the fields of a voice or an activity show them: the same fields as of a resource. */
export function storedConditions(conditions: ResourceConditions): ResourceDraft {
  const words = { 'c.hostWishes': lines(conditions.hostWishes), 'c.requires': lines(conditions.requires) };
  return { ...emptyDraft(words), values: conditionValues(conditions) };
}

/** The posted conditions, with what was confirmed out of the words of `source` written in. */
export function postedConditions(form: Form, source: string): ResourceDraft {
  const entries = Object.entries(form.values).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return postedDraft(
    formOf([...entries.filter(([name]) => name !== 'summary'), ['summary', form.text(source)]]),
  );
}

/** Half hours of a week that confirmed suggestions named; the fields of a voice have no rows of their own for them. */
export function slotsOfRows(draft: ResourceDraft, today: string): number[] {
  const rules = draft.rows
    .filter((row) => !isEmptyWindow(row))
    .flatMap((row) => {
      const reading = readWindow(row, today);
      return 'window' in reading ? [reading.window.rule] : [];
    });
  return slotsWithin(weekOfRules(rules) ?? []);
}

export type ConditionsRead =
  | { ok: true; conditions: ResourceConditions }
  | { ok: false; errors: FieldErrors };

/** Reads the conditions of a draft; who makes exceptions is kept where a stored rule names them. */
export function readDraftConditions(
  draft: ResourceDraft,
  stored: ResourceConditions | undefined,
): ConditionsRead {
  const exceptionApprover =
    stored?.eligibility?.find(({ approver }) => approver !== undefined)?.approver ?? '';
  return readConditions(formOf(fieldsOf(draft)), {
    exceptionApprover,
    stored: { hostWishes: stored?.hostWishes ?? [], requires: stored?.requires ?? [] },
  });
}
