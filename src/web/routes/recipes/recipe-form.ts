import { checklistKinds } from '#domain/checklist.ts';
import { demandCodes, demandLevelLabels } from '#domain/demand-codes.ts';
import { facilityCodes } from '#domain/facility.ts';
import { recipeShape, type Recipe, type RecipeWords } from '#domain/recipe.ts';
import type { Form } from '#web/form.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';

/** Everything as it was typed, so that a wrong answer loses none of it. */
export type RecipeTyped = {
  name: string;
  concept: string;
  /** One line each: 調理室 alone, or 机といす／部屋 for either. Sent as codes. */
  facilities: string[];
  minutes: string;
  groupLeast: string;
  groupMost: string;
  demands: Record<string, string>;
  roles: { title: string; does: string }[];
  checklist: string[];
  note: string;
  inUse: boolean;
};

export const roleParts = ['lead', 'assistant', 'participant'] as const;
export const needPlaces = [0, 1, 2] as const;

export function typedOf(recipe: Recipe): RecipeTyped {
  return {
    name: recipe.name,
    concept: recipe.concept,
    facilities: needPlaces.map((place) => (recipe.facilities[place] ?? []).join('|')),
    minutes: String(recipe.minutes),
    groupLeast: String(recipe.groupLeast),
    groupMost: String(recipe.groupMost),
    demands: Object.fromEntries(
      Object.entries(recipe.leadDemands).map(([code, level]) => [code, String(level)]),
    ),
    roles: roleParts.map((part) => {
      const role = recipe.roles.find((one) => one.part === part);
      return { title: role?.title ?? '', does: role?.does ?? '' };
    }),
    checklist: [...recipe.checklist],
    note: recipe.note,
    inUse: recipe.inUse,
  };
}

export const blankTyped: RecipeTyped = {
  name: '',
  concept: '',
  facilities: ['', '', ''],
  minutes: '90',
  groupLeast: '3',
  groupMost: '12',
  demands: {},
  roles: [
    { title: '世話役', does: '' },
    { title: '助手', does: '' },
    { title: '参加する人', does: '' },
  ],
  checklist: [],
  note: '',
  inUse: true,
};

export function readTyped(form: Form): RecipeTyped {
  return {
    name: form.text('name'),
    concept: form.text('concept'),
    facilities: needPlaces.map((place) => form.all(`facility-${place}`).join('|')),
    minutes: form.text('minutes').normalize('NFKC').trim(),
    groupLeast: form.text('groupLeast').normalize('NFKC').trim(),
    groupMost: form.text('groupMost').normalize('NFKC').trim(),
    demands: Object.fromEntries(
      demandCodes
        .map((code): [string, string] => [code, form.text(`demand-${code}`)])
        .filter(([, level]) => level !== ''),
    ),
    roles: roleParts.map((part) => ({ title: form.text(`title-${part}`), does: form.text(`does-${part}`) })),
    checklist: form.all('checklist'),
    note: form.text('note'),
    inUse: form.text('inUse') !== 'no',
  };
}

export function parseTyped(typed: RecipeTyped): { words: RecipeWords } | { errors: FieldErrors } {
  const parsed = recipeShape.safeParse({
    ...typed,
    facilities: typed.facilities
      .map((need) => need.split('|').filter((code) => facilityCodes.some((known) => known === code)))
      .filter((need) => need.length > 0),
    leadDemands: Object.fromEntries(
      Object.entries(typed.demands)
        .map(([code, level]): [string, number] => [code, Number(level)])
        .filter(([, level]) => level > 0 && level < demandLevelLabels.length),
    ),
    roles: typed.roles.map((role, place) => ({ part: roleParts[place], ...role })),
    checklist: typed.checklist.filter((kind) => checklistKinds.some((known) => known === kind)),
  });
  return parsed.success ? { words: parsed.data } : { errors: namedErrors(fieldErrors(parsed.error)) };
}

/** The shape's own paths, as the fields of the form are called. */
function namedErrors(errors: FieldErrors): FieldErrors {
  const named: Record<string, string> = {};
  for (const [path, message] of Object.entries(errors)) {
    if (message === undefined) continue;
    const [first, place, field] = path.split('.');
    const part = first === 'roles' ? roleParts[Number(place)] : undefined;
    named[part === undefined ? (first ?? path) : `${field ?? 'title'}-${part}`] = message;
  }
  return named;
}
