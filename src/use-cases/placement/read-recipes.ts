import type { Handle } from '#db/as-actor.ts';
import { recipeShape, withTownRecipes, type Recipe } from '#domain/recipe.ts';
import { recipeTable } from '#matching/recipes.ts';

/** A row that the town wrote itself, or wrote over one of the table's. */
export type TownRecipe = { recipe: Recipe; version: number };

export async function readTownRecipes(db: Handle): Promise<TownRecipe[]> {
  const rows = await db
    .selectFrom('recipe')
    .select(['code', 'concept', 'name', 'facilities', 'minutes', 'groupLeast', 'groupMost', 'leadDemands'])
    .select(['roles', 'checklist', 'note', 'inUse', 'version'])
    .orderBy('code')
    .execute();
  return rows.map(({ code, version, ...words }) => ({
    recipe: { code, ...recipeShape.parse(words) },
    version,
  }));
}

/** The table with what the town changed of it: what composing works with. */
export async function readRecipes(db: Handle): Promise<Recipe[]> {
  const own = await readTownRecipes(db);
  return withTownRecipes(
    recipeTable,
    own.map(({ recipe }) => recipe),
  );
}
