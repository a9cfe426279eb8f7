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
import { settledKey, unreadOf } from '#use-cases/resources/unread-of.ts';
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
  /** What could not be read as a condition. `isKept`: it stays as a note beside every match. */
  unread: readonly { words: string; isKept: boolean }[];
  /** Readings that were refused while these words stand; taken out of the list they are offered again. */
  refused: readonly string[];
  wasRead: boolean;
};

const neighbourNames = ['newOrganization', 'newOrganizationWelfare', 'newPlace', 'newPlaceAddress'] as const;
const plainNames = [...wordNames, ...neighbourNames, 'checkMethod', 'c.hostWishes', 'c.requires'] as const;

export function emptyDraft(words: Record<string, string> = {}): ResourceDraft {
  const none = { suggestions: [], unread: [], refused: [], wasRead: false };
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
  const values = conditionValues(conditions);
  return { ...emptyDraft(typed), ...wordsRead(typed, values), values, rows: storedRows(windows) };
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
  const { suggestions } = suggestConditions(textsOf(words));
  const answers = readSuggestionAnswers(form.values, 'suggestion');
  const confirmed = suggestions.filter(({ id }) => answers.confirmed.includes(id));
  const filled = applySuggestions({ values, rows }, confirmed);
  const before = new Set(values['c.refused'] ?? []);
  const open = suggestions
    .filter((suggestion) => !isSaid(filled, suggestion) && !before.has(refusedKey(suggestion)))
    .map((suggestion) => ({
      ...suggestion,
      answer: answers.refused.includes(suggestion.id) ? ('no' as const) : ('later' as const),
    }));
  const now = open.filter(({ answer }) => answer === 'no').map(refusedKey);
  const read = wordsRead(words, values, form.all('unreadShown'));
  const refused = [...read.refused.filter((key) => !now.includes(key)), ...now];
  filled.values['c.refused'] = [...refused, ...read.settled];
  return { words, ...filled, ...read, suggestions: wasRead ? open : [], wasRead };
}

function textsOf(words: Readonly<Record<string, string>>): Record<TextSource, string> {
  return {
    summary: words['summary'] ?? '',
    hostWishes: words['c.hostWishes'] ?? '',
    cannotAccept: words['cannotAccept'] ?? '',
    requires: words['c.requires'] ?? '',
  };
}

/** A refusal holds for these words: written anew, they are read anew. */
function refusedKey({ id, words }: { id: string; words: string }): string {
  return `${id}「${words}」`;
}

/**
 * What of the words is no condition of the form: refused readings that still stand in them, and what could not be read. Words
 * that are new are kept as a note until somebody unticks them; once unticked they are no condition for good.
 */
function wordsRead(
  words: Readonly<Record<string, string>>,
  values: ConditionValues,
  shown: readonly string[] = [],
): Pick<ResourceDraft, 'unread' | 'refused'> & { settled: string[] } {
  const texts = textsOf(words);
  const stored = new Set(values['c.refused'] ?? []);
  const refused = suggestConditions(texts)
    .suggestions.map(refusedKey)
    .filter((key) => stored.has(key));
  const kept = new Set(values['c.unread'] ?? []);
  const requires = texts.requires.split('\n').map((text) => ({ text, concepts: [] }));
  const unread = unreadOf(texts, { requires }).map(({ text }) => {
    const isUnticked = shown.includes(text) && !kept.has(text);
    const isSettled = stored.has(settledKey(text)) && !kept.has(text);
    return { words: text, isKept: !isUnticked && !isSettled };
  });
  const settled = unread.filter(({ isKept }) => !isKept).map((one) => settledKey(one.words));
  return { unread, refused, settled };
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
