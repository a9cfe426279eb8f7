export type SuggestionAnswer = 'yes' | 'no' | 'later';

export function suggestionName(name: string, id: string): string {
  return `${name}.${id}`;
}

/** Reads the answers of a SuggestionList by id; what was left for later is in neither list. */
export function readSuggestionAnswers(
  values: Readonly<Record<string, readonly string[]>>,
  name: string,
): { confirmed: string[]; refused: string[] } {
  const answers: { confirmed: string[]; refused: string[] } = { confirmed: [], refused: [] };
  const prefix = suggestionName(name, '');
  for (const [field, [answer]] of Object.entries(values)) {
    if (!field.startsWith(prefix)) continue;
    if (answer === 'yes') answers.confirmed.push(field.slice(prefix.length));
    if (answer === 'no') answers.refused.push(field.slice(prefix.length));
  }
  return answers;
}
