import {
  activityPartCodes,
  activityRoleShape,
  activityShape,
  roleTemplates,
  type ActivityRole,
  type ActivityWords,
} from '#domain/activity.ts';
import { weeklyRule, type RecurrenceRule } from '#domain/hours.ts';
import { blankConditions } from '#domain/resource-conditions.ts';
import {
  emptyWindow,
  isEmptyWindow,
  readWindow,
  typedWindows,
  type TypedWindow,
} from '#domain/typed-window.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import type { VoiceRecord } from '#use-cases/community/read-voice.ts';
import { formReader } from '#web/form-reader.ts';
import { formOf, type Form } from '#web/form.ts';
import { emptyDraft, type ResourceDraft } from '#web/routes/town/resource-form.ts';
import { postedRows } from '#web/routes/town/window-fields.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { postedConditions, readDraftConditions, storedConditions } from './read-drafts.ts';

const plain = ['name', 'nameKana', 'summary', 'organizationId', 'placeId', 'areaId', 'ledBy'] as const;
const other = ['firstSupport', 'fading', 'minutes', 'firstOn', 'capacity', 'feeYen'] as const;
const origin = ['voiceId', 'parentId'] as const;

/** A part that people play, as it is typed. The entry of the register belongs to it and is not typed. */
export type RoleTyped = { part: string; name: string; does: string; needed: string };

/** Everything the form of an activity shows, as text. */
export type ActivityTyped = {
  words: Record<string, string>;
  row: TypedWindow;
  draft: ResourceDraft;
  roles: readonly RoleTyped[];
  sureOf: readonly string[];
};

const emptyRole: RoleTyped = { part: 'participant', name: '', does: '', needed: '' };

function typedRoles(roles: readonly ActivityRole[]): RoleTyped[] {
  const rows = roles.map(({ part, name, does, needed }) => ({
    part,
    name,
    does,
    needed: needed === null ? '' : String(needed),
  }));
  return [...rows, emptyRole];
}

export function emptyActivity(words: Record<string, string>): ActivityTyped {
  return { words, row: emptyWindow, draft: emptyDraft(), roles: typedRoles(roleTemplates), sureOf: [] };
}

/** An activity that answers a voice begins with what the voice asked for; its words stay with the voice. */
export function activityFromVoice({ id, voice, conditions }: VoiceRecord): ActivityTyped {
  const { hours, wanted: _wanted, ...asked } = conditions;
  const { organizationId, areaId } = voice;
  const words = { voiceId: id, parentId: '', organizationId: organizationId ?? '', areaId: areaId ?? '' };
  return {
    ...emptyActivity(words),
    row: rowOf(hours === undefined || hours.length === 0 ? null : weeklyRule(hours)),
    draft: storedConditions(asked),
  };
}

function rowOf(rule: RecurrenceRule | null): TypedWindow {
  if (rule === null) return emptyWindow;
  const window = { rule, capacity: null, note: '', offeredFrom: null, offeredUntil: null };
  return typedWindows(window)[0] ?? emptyWindow;
}

export function storedActivity({ words, roles }: ActivityRecord): ActivityTyped {
  const typed: Record<string, string> = {};
  for (const name of [...plain, ...other]) {
    const value = words[name];
    typed[name] = value === null ? '' : String(value);
  }
  return {
    words: typed,
    row: rowOf(words.rule),
    draft: storedConditions({ ...words.conditions, concepts: words.concepts }),
    roles: typedRoles(roles),
    sureOf: [],
  };
}

export function postedActivity(form: Form): ActivityTyped {
  const count = Math.min(12, form.number('roleCount') ?? 0);
  const draft = postedConditions(form, 'summary');
  const [first = emptyWindow, ...rest] = draft.rows.filter((row) => !isEmptyWindow(row));
  // Hours that the words named and somebody confirmed fill the field while nothing else stands in it.
  const row = isEmptyWindow(postedRows(form)[0] ?? emptyWindow) ? (rest[0] ?? first) : first;
  return {
    words: Object.fromEntries([...plain, ...other, ...origin].map((name) => [name, form.text(name)])),
    row: { ...row, repeat: row.repeat || form.text('windows.0.repeat') },
    draft,
    roles: Array.from({ length: Number.isInteger(count) ? count : 0 }, (_, place) => ({
      part: form.text(`roles.${place}.part`),
      name: form.text(`roles.${place}.name`),
      does: form.text(`roles.${place}.does`),
      needed: form.text(`roles.${place}.needed`),
    })),
    sureOf: form.all('sureOf'),
  };
}

export type ActivityRead =
  | { ok: true; words: ActivityWords; roles: ActivityRole[]; voiceId: string | null; parentId: string | null }
  | { ok: false; errors: FieldErrors };

/** Reads the form of an activity; every wrong field is named. */
export function readActivityTyped(
  typed: ActivityTyped,
  stored: ActivityRecord | undefined,
  today: string,
): ActivityRead {
  const errors: Record<string, string> = {};
  const text = (name: string): string => typed.words[name] ?? '';
  const reader = formReader(formOf(Object.entries(typed.words)), today);
  const number = (name: string): number | null => reader.form.number(name) ?? null;
  const read = readDraftConditions(typed.draft, stored?.words.conditions);
  const conditions = read.ok ? read.conditions : blankConditions();
  if (!read.ok) Object.assign(errors, read.errors);
  const { rule, errors: wrongHours } = ruleTyped(typed.row, stored?.words.rule ?? null, today);
  const firstOn = reader.day('firstOn');
  const words = activityShape.safeParse({
    ...typed.words,
    concepts: conditions.concepts,
    organizationId: text('organizationId') || null,
    placeId: text('placeId') || null,
    areaId: text('areaId') || null,
    rule,
    minutes: number('minutes'),
    firstOn,
    capacity: number('capacity'),
    feeYen: number('feeYen'),
    conditions,
  });
  if (!words.success) Object.assign(errors, inJapanese(fieldErrors(words.error)));
  Object.assign(errors, wrongHours, reader.errors);
  const roles = rolesTyped(typed.roles, stored?.roles ?? [], errors);
  if (!words.success || Object.keys(errors).length > 0) return { ok: false, errors };
  const [voiceId, parentId] = origin.map((name) => text(name) || null);
  return { ok: true, words: words.data, roles, voiceId: voiceId ?? null, parentId: parentId ?? null };
}

/** A rule that one row cannot show stays as it was while nobody touches the row. */
function ruleTyped(
  row: TypedWindow,
  stored: RecurrenceRule | null,
  today: string,
): { rule: RecurrenceRule | null; errors: Record<string, string> } {
  const isUntouched = JSON.stringify({ ...row, id: '' }) === JSON.stringify({ ...rowOf(stored), id: '' });
  if (isUntouched) return { rule: stored, errors: {} };
  if (isEmptyWindow(row) && row.repeat === '') return { rule: null, errors: {} };
  const reading = readWindow(row, today);
  if ('window' in reading) return { rule: reading.window.rule, errors: {} };
  const errors = Object.entries(reading.errors).map(([field, message]) => [`windows.0.${field}`, message]);
  return { rule: null, errors: Object.fromEntries(errors) as Record<string, string> };
}

/** Rows in which nothing stands are none. An entry of the register stays with the part that carried it before. */
function rolesTyped(
  rows: readonly RoleTyped[],
  stored: readonly ActivityRole[],
  errors: Record<string, string>,
): ActivityRole[] {
  const left = [...stored];
  return rows.flatMap((row, place) => {
    if (row.name.trim() === '' && row.does.trim() === '') return [];
    const typed = row.needed.normalize('NFKC').trim();
    const part = activityPartCodes.find((code) => code === row.part) ?? 'participant';
    const same = left.findIndex((role) => role.part === part && role.name === row.name);
    const before = same >= 0 ? same : left.findIndex((role) => role.part === part);
    const [known] = before >= 0 ? left.splice(before, 1) : [];
    const role = activityRoleShape.safeParse({
      ...row,
      part,
      needed: typed === '' ? null : Number(typed),
      resourceId: known?.resourceId ?? null,
    });
    if (role.success) return [role.data];
    for (const [field, message] of Object.entries(inJapanese(fieldErrors(role.error))))
      errors[`roles.${place}.${field}`] = message;
    return [];
  });
}

/** zod's own words for a number that is none are English. */
function inJapanese(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [
      field,
      message === undefined || /[ぁ-んァ-ヶ一-龠]/u.test(message) ? message : '数字で書いてください',
    ]),
  );
}
