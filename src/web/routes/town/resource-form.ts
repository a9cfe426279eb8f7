import { emptyWindow, isEmptyWindow, readWindows, type TypedWindow } from '#domain/typed-window.ts';
import { resourceLabels, resourceShape, type ResourceWords } from '#domain/resource.ts';
import { checkMethods } from '#domain/freshness.ts';
import type { NewNeighbours, ResourceInput } from '#use-cases/resources/resource-input.ts';
import type { ResourceRecord } from '#use-cases/resources/read-resource.ts';
import {
  suggestConditions,
  type ConditionSuggestion,
  type TextSource,
} from '#use-cases/resources/suggest-conditions.ts';
import { formOf, type Form } from '#web/form.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { readSuggestionAnswers } from '#web/ui/suggestion-answers.ts';
import { conditionValues, readConditions, type ConditionValues } from './condition-form.ts';
import { applySuggestions, isSaid } from './suggestion-fields.ts';
import { postedRows, storedRows } from './window-fields.tsx';

export const wordNames = Object.keys(resourceLabels) as (keyof ResourceWords)[];

/** Everything the resource form shows, as text: from a record, from a posted form, or empty. */
export type ResourceDraft = {
  words: Record<string, string>;
  values: ConditionValues;
  rows: TypedWindow[];
  suggestions: readonly (ConditionSuggestion & { answer: 'yes' | 'no' | 'later' })[];
  notUnderstood: readonly string[];
  wasRead: boolean;
};

const neighbourNames = ['newOrganization', 'newOrganizationWelfare', 'newPlace', 'newPlaceAddress'] as const;
const plainNames = [...wordNames, ...neighbourNames, 'checkMethod', 'c.hostWishes', 'c.requires'] as const;

export function emptyDraft(words: Record<string, string> = {}): ResourceDraft {
  const none = { suggestions: [], notUnderstood: [], wasRead: false };
  return { words, values: {}, rows: [emptyWindow], ...none };
}

export function storedDraft({ words, conditions, windows }: ResourceRecord): ResourceDraft {
  const lines = (said: readonly { text: string }[]) => said.map(({ text }) => text).join('\n');
  const approver = conditions.eligibility?.find((rule) => rule.approver !== undefined)?.approver ?? '';
  const typed: Record<string, string> = {};
  for (const name of wordNames) typed[name] = words[name] ?? '';
  // Conditions may name who makes exceptions where the resource itself does not: it must not be lost on saving.
  typed['exceptionApprover'] ||= approver;
  typed['c.hostWishes'] = lines(conditions.hostWishes);
  typed['c.requires'] = lines(conditions.requires);
  return { ...emptyDraft(typed), values: conditionValues(conditions), rows: storedRows(windows) };
}

/** The posted form with confirmed suggestions written in, and what its words still suggest. */
export function postedDraft(form: Form): ResourceDraft {
  const words: Record<string, string> = {};
  for (const name of plainNames) words[name] = form.text(name);
  const values: ConditionValues = Object.fromEntries(
    Object.entries(form.values).filter(([name]) => name.startsWith('c.')),
  );
  const added = form.text('addConcept');
  if (added !== '') values['c.concepts'] = [...new Set([...(values['c.concepts'] ?? []), added])];
  const wasRead = form.text('do') === 'read' || form.isChecked('wasRead');
  const rows = postedRows(form);
  if (!wasRead) return { words, values, rows, suggestions: [], notUnderstood: [], wasRead };
  const texts: Record<TextSource, string> = {
    summary: form.text('summary'),
    hostWishes: form.text('c.hostWishes'),
    cannotAccept: form.text('cannotAccept'),
    requires: form.text('c.requires'),
  };
  const { suggestions, notUnderstood } = suggestConditions(texts);
  const answers = readSuggestionAnswers(form.values, 'suggestion');
  const confirmed = suggestions.filter(({ id }) => answers.confirmed.includes(id));
  const filled = applySuggestions({ values, rows }, confirmed);
  const open = suggestions
    .filter((suggestion) => !isSaid(filled, suggestion))
    .map((suggestion) => ({
      ...suggestion,
      answer: answers.refused.includes(suggestion.id) ? ('no' as const) : ('later' as const),
    }));
  return { words, ...filled, suggestions: open, notUnderstood, wasRead };
}

export type ResourceRead =
  | {
      ok: true;
      input: ResourceInput;
      neighbours: NewNeighbours;
      check: { on: string; method: string } | undefined;
    }
  | { ok: false; errors: FieldErrors };

/** Reads a draft into what the verbs take; every wrong field is named. */
export function readDraft(
  draft: ResourceDraft,
  stored: Pick<ResourceRecord, 'conditions' | 'windows'> | undefined,
  today: string,
): ResourceRead {
  const text = (name: string): string => draft.words[name] ?? '';
  const orNull = (name: string): string | null => text(name) || null;
  const words = resourceShape.safeParse({
    ...draft.words,
    organizationId: orNull('organizationId'),
    placeId: orNull('placeId'),
  });
  const conditions = readConditions(formOf(fieldsOf(draft)), {
    exceptionApprover: text('exceptionApprover'),
    stored: stored?.conditions ?? { hostWishes: [], requires: [] },
  });
  const windows = readWindows(draft.rows, stored?.windows ?? [], today);
  const errors: Record<string, string> = {
    ...(words.success ? {} : fieldErrors(words.error)),
    ...(windows.ok ? {} : windows.errors),
    ...(conditions.ok ? {} : conditions.errors),
    ...neighbourErrors(text),
  };
  if (!words.success || !windows.ok || !conditions.ok || Object.keys(errors).length > 0)
    return { ok: false, errors };
  const name = text('newOrganization');
  const organization = { name, isWelfare: text('newOrganizationWelfare') === 'yes' };
  const place = { name: text('newPlace'), address: text('newPlaceAddress') };
  const method = checkMethods.find((one) => one === text('checkMethod'));
  return {
    ok: true,
    input: { words: words.data, conditions: conditions.conditions, windows: windows.windows },
    neighbours: {
      ...(name.trim() === '' ? {} : { organization }),
      ...(place.name.trim() === '' ? {} : { place }),
    },
    check: method ? { on: today, method } : undefined,
  };
}

function neighbourErrors(text: (name: string) => string): Record<string, string> {
  const errors: Record<string, string> = {};
  const both = (chosen: string, written: string, what: string) => {
    if (text(chosen) !== '' && text(written).trim() !== '')
      errors[written] = `${what}を選ぶか、新しく書くか、どちらか一つにしてください`;
    if (text(written).length > 200) errors[written] = `${what}の名まえは200字までです`;
  };
  both('organizationId', 'newOrganization', '団体');
  both('placeId', 'newPlace', '場所');
  if (text('newPlaceAddress').length > 300) errors['newPlaceAddress'] = '所在地は300字までです';
  if (text('newPlace').trim() === '' && text('newPlaceAddress').trim() !== '')
    errors['newPlace'] ??= '場所の名まえも書いてください';
  return errors;
}

/** The conditions of a draft as a posted form carries them. */
export function fieldsOf(draft: Pick<ResourceDraft, 'words' | 'values'>): [string, string][] {
  const conditions = Object.entries(draft.values).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const inWords = ['c.hostWishes', 'c.requires'];
  return [
    ...conditions.filter(([name]) => !inWords.includes(name)),
    ...inWords.map((name): [string, string] => [name, draft.words[name] ?? '']),
  ];
}

/** One more empty row, when every row has something in it. */
export function withEmptyRow(rows: readonly TypedWindow[]): TypedWindow[] {
  return rows.some(isEmptyWindow) ? [...rows] : [...rows, emptyWindow];
}
