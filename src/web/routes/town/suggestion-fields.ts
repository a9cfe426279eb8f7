import { weeklyRule } from '#domain/hours.ts';
import { typedWindows, type TypedWindow } from '#domain/typed-window.ts';
import type { ConditionSuggestion } from '#use-cases/resources/suggest-conditions.ts';
import type { ConditionValues } from './condition-form.ts';

type Effect = { name: string; value: string; adds: boolean };

/** Which fields of the form a confirmed suggestion fills. */
function effectsOf({ meaning, source }: ConditionSuggestion): Effect[] {
  const add = (name: string, value: string): Effect => ({ name, value, adds: true });
  const set = (name: string, value: string): Effect => ({ name, value, adds: false });
  switch (meaning.kind) {
    case 'concept': {
      const host = source === 'hostWishes' ? 'c.hostConcepts' : 'c.concepts';
      return [add(source === 'requires' ? 'c.requireConcepts' : host, meaning.concept)];
    }
    case 'demand':
      return [set(`c.demand.${meaning.code}`, meaning.holds ? '2' : '0')];
    case 'support':
      return [set(`c.support.${meaning.code}`, meaning.holds ? 'yes' : 'no')];
    case 'eligibility':
      return [add('c.eligibility', meaning.code)];
    case 'document':
      return [add('c.documents', meaning.code)];
    case 'age':
      return [
        ...(meaning.least === undefined ? [] : [set('c.ageMin', String(meaning.least))]),
        ...(meaning.most === undefined ? [] : [set('c.ageMax', String(meaning.most))]),
      ];
    case 'any_age':
      return [set('c.anyAgeMin', 'yes'), set('c.anyAgeMax', 'yes')];
    case 'no_documents':
      return [set('c.noDocuments', 'yes')];
    case 'led_by':
      return [set('c.ledBy', meaning.by)];
    case 'exit':
      return [set('c.exit', meaning.exit)];
    case 'contact':
      return [add('c.contact', meaning.how)];
    case 'group':
      return [set('c.group', String(meaning.people))];
    case 'fee':
      return [set('c.feeYen', String(meaning.yen))];
    case 'session':
      return [set('c.minSessionMinutes', String(meaning.minutes))];
    case 'short_ok':
      return [set('c.allowsShort', 'yes')];
    case 'formal_reserved':
      return [set('c.formalReserved', 'yes')];
    default:
      return [];
  }
}

export type FilledForm = { values: ConditionValues; rows: TypedWindow[] };

/** The form with the confirmed suggestions written in; nothing else is touched. */
export function applySuggestions(form: FilledForm, confirmed: readonly ConditionSuggestion[]): FilledForm {
  const values: ConditionValues = { ...form.values };
  const rows = form.rows.filter((row) => row.repeat !== '');
  const empty = form.rows.filter((row) => row.repeat === '');
  for (const suggestion of confirmed) {
    for (const { name, value, adds } of effectsOf(suggestion)) {
      values[name] = adds ? [...new Set([...(values[name] ?? []), value])] : [value];
    }
    if (suggestion.meaning.kind === 'hours') rows.push(...rowsOf(suggestion.meaning.hours));
  }
  return { values, rows: [...rows, ...empty] };
}

/** Whether the form already says what a suggestion would write. */
export function isSaid(form: FilledForm, suggestion: ConditionSuggestion): boolean {
  if (suggestion.meaning.kind === 'hours') {
    const key = (row: TypedWindow) => `${row.days.join()} ${row.from} ${row.until}`;
    const said = new Set(form.rows.map(key));
    return rowsOf(suggestion.meaning.hours).every((row) => said.has(key(row)));
  }
  const effects = effectsOf(suggestion);
  return effects.every(({ name, value }) => form.values[name]?.includes(value));
}

function rowsOf(hours: Parameters<typeof weeklyRule>[0]): TypedWindow[] {
  const rule = weeklyRule(hours);
  return typedWindows({ rule, capacity: null, note: '', offeredFrom: null, offeredUntil: null });
}
