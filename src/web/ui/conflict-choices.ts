import type { ClashField } from '#domain/clash.ts';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

const prefix = 'keep.';

/** The name of the choice for one field. */
export function keepName(field: string): string {
  return `${prefix}${field}`;
}

/** What the conflict page sends itself and must not send twice. */
export function leftOutOfKeeping(name: string): boolean {
  return name === 'csrf' || name === 'version' || name.startsWith(prefix);
}

export type ConflictChoices = {
  chosen: Record<string, 'mine' | 'theirs'>;
  /** Clashing fields without a choice, as field errors; empty when all is decided. */
  errors: Record<string, string>;
};

/** Reads what was chosen on the conflict page. Nothing is chosen beforehand: a slip must not overwrite a colleague. */
export function readConflictChoices(
  values: Readonly<Record<string, readonly string[]>>,
  fields: readonly Pick<ClashField, 'field'>[],
  labels: Readonly<Record<string, string>>,
  lang: Lang = 'ja',
): ConflictChoices {
  const choices: ConflictChoices = { chosen: {}, errors: {} };
  for (const { field } of fields) {
    const side = values[keepName(field)]?.[0];
    if (side === 'mine' || side === 'theirs') choices.chosen[field] = side;
    else choices.errors[keepName(field)] = text(lang).conflict.missing(labels[field] ?? field);
  }
  return choices;
}

/** Whether a post comes from the conflict page. */
export function isConflictAnswer(values: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.keys(values).some((name) => name.startsWith(prefix));
}
