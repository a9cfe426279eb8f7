import { expect, it } from 'vitest';
import { demandCodes } from '#domain/demand-codes.ts';
import { recipeName, recipeShape, whomMark, withTownRecipes } from '#domain/recipe.ts';
import { recipeTable } from './recipes.ts';
import { conceptOf, isModal } from './vocabulary.ts';

it('表には60行より多くあり、符号は重ならない', () => {
  expect(recipeTable.length).toBeGreaterThanOrEqual(60);
  expect(new Set(recipeTable.map(({ code }) => code)).size).toBe(recipeTable.length);
});

it.each(recipeTable.map((recipe) => [recipe.code, recipe] as const))(
  '%s は、つくり方の形をしている',
  (_, recipe) => {
    const { code: _code, ...words } = recipe;
    expect(recipeShape.safeParse(words).error).toBeUndefined();
    expect(conceptOf(recipe.concept)?.facet).toBe('A');
    expect(recipe.roles.map(({ part }) => part)).toEqual(['lead', 'assistant', 'participant']);
    expect(Object.keys(recipe.leadDemands).every((one) => demandCodes.includes(one as never))).toBe(true);
    expect(recipe.checklist.length).toBeGreaterThan(0);
  },
);

it('食べるものを作る活動には、必ず食べものの確かめがつく', () => {
  const eating = recipeTable.filter(({ facilities }) =>
    facilities.some((anyOf) => anyOf.includes('kitchen') && anyOf.length === 1),
  );
  expect(eating.length).toBeGreaterThan(5);
  expect(eating.filter(({ checklist }) => !checklist.includes('food'))).toEqual([]);
});

it('刃物と子どもが一緒になる活動には、見守る人の確かめがつく', () => {
  const supervised = recipeTable.filter(({ leadDemands }) => (leadDemands.supervise_children ?? 0) >= 1);
  expect(
    supervised.filter(({ checklist }) => !checklist.includes('children')).map(({ code }) => code),
  ).toEqual([]);
});

it('何をするかの言えないこと（教える、居場所）だけを、強みにできる行はない', () => {
  const modal = recipeTable.filter(({ concept }) => isModal(concept)).map(({ code }) => code);
  // They can be asked for by a wish, and led by a group; nobody's strength alone makes one of them.
  expect(modal).toEqual(['visit-call', 'salon', 'event-fest']);
});

it('町の行は同じ符号の行に代わり、使わない行は消え、順は変わらない', () => {
  const [first, second] = recipeTable;
  if (first === undefined || second === undefined) throw new Error('the table is empty');
  const own = [
    { ...first, minutes: 45 },
    { ...second, inUse: false },
    { ...first, code: 'z-own', name: '自分たちの会' },
  ];
  const all = withTownRecipes(recipeTable, own);
  expect(all.find(({ code }) => code === first.code)?.minutes).toBe(45);
  expect(all.some(({ code }) => code === second.code)).toBe(false);
  expect(all.some(({ code }) => code === 'z-own')).toBe(true);
  expect(withTownRecipes(recipeTable.toReversed(), own)).toEqual(all);
});

it('〇〇には、だれのための会かが入る', () => {
  const [cooking] = recipeTable;
  if (cooking === undefined) throw new Error('the table is empty');
  expect(cooking.name).toContain(whomMark);
  expect(recipeName(cooking, '男性の')).toBe('男性の料理教室');
  expect(recipeName(cooking, '')).toBe('料理教室');
});
