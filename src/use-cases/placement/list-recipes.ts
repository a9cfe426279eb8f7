import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Recipe } from '#domain/recipe.ts';
import { recipeTable } from '#matching/recipes.ts';
import { readTownRecipes } from './read-recipes.ts';

/** `version` 0: as the table has it. */
export type ListedRecipe = { recipe: Recipe; version: number; isOfTable: boolean };

/** Every recipe with what the town made of it, also those that it put out of use. */
export async function listRecipes(worker: Worker): Promise<ListedRecipe[]> {
  return asActor(worker, { act: 'community.list-recipes' }, async (db) => {
    const own = new Map((await readTownRecipes(db)).map((one) => [one.recipe.code, one]));
    const ofTable = new Set(recipeTable.map(({ code }) => code));
    const untouched = recipeTable
      .filter(({ code }) => !own.has(code))
      .map((recipe) => ({ recipe, version: 0 }));
    return [...own.values(), ...untouched]
      .map((one) => ({ ...one, isOfTable: ofTable.has(one.recipe.code) }))
      .toSorted((a, b) => (a.recipe.code < b.recipe.code ? -1 : 1));
  });
}
